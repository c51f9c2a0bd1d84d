### Chinese (simplified): what a plot says.

plot-day = { $month }{ $day }日
plot-date = { $year }年{ $month }{ $day }日
plot-title = { $drug }：每天总量
plot-dates = { $dates }（{ $days }）
plot-run = { $dates }：{ $amount }
plot-between = { $first } 至 { $last }
plot-again = { $dates }，每 { $days } 重复：{ $runs }
plot-every = 每 { $days } 重复一次
plot-for = { $amount } 用 { $days }
plot-band = 灰色：{ $text }
plot-most = 每天最多 { $amount }
plot-least = 达到后每天至少 { $amount }
plot-for-whom = { $limit }，适用于 { $whom }
plot-line-most = 长虚线：{ $limit }（{ $names }）
plot-line-least = 点线：{ $limit }（{ $names }）
plot-above = 图上方：{ $limit }（{ $names }）
plot-other-limits = 未画出的限度：{ $names }
plot-other-values = 未标注：{ $values }
plot-more = 另有 { $count } 项未列出
plot-began = 计划在 { $date } 之前开始。
plot-goes-on = 计划在 { $date } 之后继续。
