### Chinese (simplified): the sheet

## A dose in a cell
dose-plain = { $amount }
dose-counted = { $count }（{ $amount }）
dose-counted-of = { $count }（规格 { $strength }，共 { $amount }）
dose-over = { $dose }，历时 { $span }
dose-in = { $dose }，含于 { $volume }
dose-at = { $time } { $dose }
dose-first = { $dose }（第一次）
dose-second = { $dose }（第二次）
listed-dose = { $label } { $dose }
doses = 用药

## The head of the page
title = 您的{ $drug }用药计划
title-needed = 您的{ $drug }用药计划（仅在需要时用）
use-this = 请使用本表，并丢弃旧表。
running-drug = { $drug }（规格 { $strengths }）
running-for = 姓名：{ $name }
running-version = 版本 { $version }
page-number = 第 { $page } 页，共 { $pages } 页
for = 姓名
starts = 开始
starts-on-day = { $date }，计划的第 { $day } 天
shows = 显示
shows-days = { $days }，至 { $date }（含当天）
not-every-day = 并非每天用药
doses-on-some-days = { $shown } 天中有 { $dosed } 天用药
doses-on-weekdays = { $shown } 天中有 { $dosed } 天用药，仅在：{ $weekdays }
version = 版本
prepared-by = 制表人
prepared-on = 制表日期

## What is taken
what-you-take = 您所用的药
drug = 药品
how = 用法
taking = 怎样用药
taking-ask = 关于怎样用药，还有需要了解的内容：请询问您的诊所。
product = 产品
product-line = { $form }，{ $strengths }
product-holds = { $count }含 { $amount }
look = 外观
splitting = 掰分
do-not-split = 不要掰开
split-on-the-line = 只能沿刻痕掰开
splitting-unknown = 掰开之前请先询问
what-for = 用途

## Steps
steps = 步骤
dates = 起止日期
days-head = 天数
total-each-day = 每天总量
date-range = { $first } – { $last }
again-every = 每 { $days } 重复一次，直到 { $date }
total = 这些天的总量：{ $total }（{ $terms }）
total-none = 这些天的总量：无
total-term = { $days }每天 { $amount }
week = 连续 7 天内最多：{ $amount }
ends-stop = 之后停药。最后一次用药在 { $date }。
ends-no-dose = 之后停药。本表中没有任何一天用药。
ends-goes-on = 本表显示 { $days }，至 { $date }（含当天）。之后计划继续。
ends-then = 本表显示 { $days }，至 { $date }（含当天）。请勿自行停药。{ $then }
ends-then-ask = 本表显示 { $days }，至 { $date }（含当天）。请勿自行停药。之后如何用药，请询问您的诊所。
ends-needed = 本表适用于 { $days }，至 { $date }（含当天）。
moved = 移动或略去的用药
left-out = { $date } 略去，因为计划从 { $time } 开始：{ $slot } { $amount }
clock-skips = { $date } 时钟跳过 { $time }：{ $amount } 在其后第一个存在的时间用，即 { $when } { $next }
clock-repeats = { $date } 时钟两次显示 { $time }：{ $amount } 只用一次，在第一次
clock-changes = { $date }时钟会调整：按小时间隔的剂量保持原来的间隔，但钟点会改变。
how-to-stop = 如何停药
stop-over = 请勿自行停药。停药时，剂量要在至少 { $days } 的时间里逐步减少。
stop-gradually = 请勿自行停药。停药时，剂量要逐步减少。

## Days
head-date = 日期
head-day = 第几天
total-head = 总量
mark = 标记
felt = 我的感觉
total-of-day = 总量 { $amount }
tag-change = 剂量改变
tag-refill = 续药
tag-visit = 就诊
tag-last-day = 最后一天
no-dose = 不用药
not-on-this-sheet = 不在本表内

## As needed
as-needed = 仅在需要时用
needed-take = 每次用
needed-reason = 什么情况下用
needed-when = 何时
needed-wait = 等待
needed-wait-least = 从一次用药到下一次至少 { $span }
needed-most = 不超过
needed-most-per-day = 一天 { $doses }
needed-most-in = { $span } 内 { $doses }
doses-count = { $count } 次
needed-not-in-totals = 仅在需要时用的药不计入本表的任何总量。
needed-log = 我的用药记录
log-time-amount = 时间和用量 { $number }

## If, whom to call, what to collect
if-box = 如果……
if-side-effect = 出现副作用
if-missed = 漏用一次
if-vomited = 用药后呕吐
if-ran-out = 药用完了
if-better = 感觉好转
warnings = 重要提示
supply = 需要领取的药
supply-whole = 总计，{ $days }用量：{ $stock }
supply-first = 首次：{ $stock }，够用到 { $date }（含当天）。
supply-next = 最迟 { $date } 续药：{ $stock }，够用到 { $until }（含当天）。
stock-of = { $count }（规格 { $strength }）
quantity = 数量
ask-for-more-by = 最迟续药日期
visits = 检查和就诊
visit-blank = 日期、事项
contacts = 给谁打电话
clinic = 诊所或医院
out-of-hours = 诊所休息时
emergency = 紧急情况

## What this sheet was made from
about = 关于本表
about-source = 来源：{ $source }
about-no-source = 来源：本计划未注明来源
about-evidence = 证据：{ $text }
about-evidence-elsewhere = 来源关于证据的说明见专业人员用表。
about-day-1 = 第 1 天是 { $date }。
about-day-1-at = 第 1 天是 { $date }，从 { $time } 起。
about-zone = 时间按时区 { $zone }。
about-no-zone = 时间按您所在地的时钟。
about-slots = 一天中的时间：{ $slots }
about-slot = { $slot } { $time }
about-counted = 一天从零点到零点。一天的总量是当天各次用量之和；这些天的总量是各天之和。所有总量均未四舍五入。
about-limits-proved = 限度：本表所列各天符合其来源所列的全部 { $count } 项限度。
about-limits-one = 限度：本表所列各天符合其来源所列的唯一一项限度。
about-limits-not = 限度：未能证明本表所列各天符合其来源所列的全部 { $count } 项限度。在专业人员审阅之前，请勿使用本表。
about-limits-unchecked = 限度：未对照任何限度检查。在专业人员审阅之前，请勿使用本表。
about-limits-later = 本表之后的日期未检查全部限度。
what-it-is = 基于所引来源的计算工具，供专业人员审阅。不是医疗器械。
join = { $first }、{ $next }
days-listed = 逐日列表

## A dose in a grid: a number of units alone, under a title that says of what
count-whole = { $count }
count-half = 半
count-quarter = 四分之一
count-three-quarters = 四分之三
count-and-half = { $count } 加半
count-and-quarter = { $count } 加四分之一
count-and-three-quarters = { $count } 加四分之三
count-times = { $count } × { $strength }
month-of = { $month }：每个数字的单位是 { $product }
