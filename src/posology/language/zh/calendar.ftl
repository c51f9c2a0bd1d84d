### Chinese (simplified): the calendar file.

calendar-dose = { $drug } { $amount }
calendar-dose-count = { $drug } { $amount }：{ $count }
calendar-counted = { $drug }：{ $count }
calendar-of = { $much }（规格 { $strength }）
calendar-and = { $first }和{ $second }
calendar-holds = 其中含 { $amount }
calendar-over = 历时 { $span }
calendar-in = 含于 { $volume }
calendar-refill = 最迟今天领取{ $drug }：{ $what }
calendar-packs = { $count } 包，每包 { $held }
calendar-medicine = 药品
calendar-appointment = 预约
calendar-cancelled = 已取消：来自旧计划
calendar-goes-on = 这些提醒今天结束。计划仍会继续：请索取后续提醒。
