### The sheet

## A dose in a cell
dose-plain = { $amount }
dose-counted = { $count } ({ $amount })
dose-counted-of = { $count } of { $strength } ({ $amount })
dose-over = { $dose } over { $span }
dose-in = { $dose } in { $volume }
dose-at = { $time } { $dose }
dose-first = { $dose } (first)
dose-second = { $dose } (second)
listed-dose = { $label } { $dose }
doses = Doses

## The head of the page
title = Your { $drug } plan
title-needed = Your { $drug } plan, as needed
use-this = Use this sheet. Throw away older ones.
running-drug = { $drug } (strength { $strengths })
running-for = For: { $name }
running-version = Version { $version }
page-number = page { $page } of { $pages }
for = For
starts = Starts
starts-on-day = { $date }, on day { $day } of the plan
shows = Shows
shows-days = { $days }, up to { $date }
not-every-day = Not every day
doses-on-some-days = Doses on { $dosed } of { $shown } days
doses-on-weekdays = Doses on { $dosed } of { $shown } days, only on { $weekdays }
version = Version
prepared-by = Prepared by
prepared-on = Prepared on

## What is taken
what-you-take = What you take
drug = Medicine
how = How
taking = How to take it
taking-ask = There is more to know about how to take it: ask your clinic.
product = Product
product-line = { $form } of { $strengths }
product-holds = { $count } has { $amount }
look = It looks like
splitting = Splitting
do-not-split = Do not split
split-on-the-line = Split on the line only
splitting-unknown = Ask before you split one
what-for = What it is for

## Steps
steps = Steps
dates = Dates
days-head = Days
total-each-day = Total each day
date-range = { $first } – { $last }
again-every = again every { $days }, until { $date }
total = Total for these days: { $total } ({ $terms })
total-none = Total for these days: none
total-term = { $days } of { $amount }
week = Most in 7 days in a row: { $amount }
ends-stop = Then stop. The last dose is on { $date }.
ends-no-dose = Then stop. No day on this sheet has a dose.
ends-goes-on = This sheet shows { $days }, up to { $date }. The plan goes on after that.
ends-then = This sheet shows { $days }, up to { $date }. Do not stop on your own. { $then }
ends-then-ask = This sheet shows { $days }, up to { $date }. Do not stop on your own. Ask your clinic what follows.
ends-needed = This sheet is for { $days }, up to { $date }.
moved = Moved or left out
left-out = Left out on { $date }, as the plan starts at { $time }: { $slot } { $amount }
clock-skips = The clock skips { $time } on { $date }: { $amount } is given at the next time there is, { $next } on { $when }
clock-repeats = The clock shows { $time } on { $date } twice: { $amount } is given once, the first time
clock-changes = The clock changes on { $date }: doses that are hours apart stay so, at other times of the clock.
how-to-stop = How to stop
stop-over = Do not stop on your own. To stop, the dose is reduced over at least { $days }.
stop-gradually = Do not stop on your own. To stop, the dose is reduced gradually.

## Days
head-date = Date
head-day = Day
total-head = Total
mark = Mark
felt = How I felt
total-of-day = Total { $amount }
tag-change = CHANGE
tag-refill = REFILL
tag-visit = VISIT
tag-last-day = LAST DAY
no-dose = no dose
not-on-this-sheet = not on this sheet

## As needed
as-needed = Only if you need it
needed-take = Take
needed-reason = For what
needed-when = When
needed-wait = Wait
needed-wait-least = at least { $span } from one dose to the next
needed-most = Not more than
needed-most-per-day = { $doses } on one day
needed-most-in = { $doses } in { $span }
doses-count = { $count ->
    [one] { $count } dose
   *[other] { $count } doses
}
needed-not-in-totals = What is taken only if needed is not in any total on this sheet.
needed-log = What I took
log-time-amount = Time and amount { $number }

## If, whom to call, what to collect
if-box = If …
if-side-effect = you have a side effect
if-missed = you miss a dose
if-vomited = you vomit after a dose
if-ran-out = your medicine runs out
if-better = you feel better
warnings = Important
supply = What to collect
supply-whole = In all, for { $days }: { $stock }
supply-first = First: { $stock }, enough through { $date }.
supply-next = Ask for more by { $date }: { $stock }, enough through { $until }.
stock-of = { $count } of { $strength }
quantity = Quantity
ask-for-more-by = Ask for more by
visits = Tests and visits
visit-blank = Date, what
contacts = Whom to call
clinic = Clinic
out-of-hours = When the clinic is closed
emergency = In an emergency

## What this sheet was made from
about = About this sheet
about-source = Source: { $source }
about-no-source = Source: none is given for this plan
about-evidence = Evidence: { $text }
about-evidence-elsewhere = What the source says of the evidence stands on the clinician copy.
about-day-1 = Day 1 is { $date }.
about-day-1-at = Day 1 is { $date }, from { $time } on.
about-zone = Times are those of the time zone { $zone }.
about-no-zone = Times are those of the clock where you are.
about-slots = Times of the day: { $slots }
about-slot = { $slot } { $time }
about-counted = A day runs from midnight to midnight. The total of a day is the sum of its doses; the total of these days is the sum of the days. No total was rounded.
about-limits-proved = Limits: the days on this sheet keep all { $count } limits that its sources state.
about-limits-one = Limits: the days on this sheet keep the only limit that its sources state.
about-limits-not = Limits: NOT SHOWN that the days on this sheet keep all { $count } limits that its sources state. Do not use this sheet before a professional has looked at it.
about-limits-unchecked = Limits: NOT CHECKED against any limit. Do not use this sheet before a professional has looked at it.
about-limits-later = Not every limit was checked for the days after this sheet.
what-it-is = A calculator over cited sources, for professionals to review. Not a medical device.
join = { $first }, { $next }
days-listed = Day by day

## A dose in a grid: a number of units alone, under a title that says of what
count-whole = { $count }
count-half = half
count-quarter = a quarter
count-three-quarters = three quarters
count-and-half = { $count } and a half
count-and-quarter = { $count } and a quarter
count-and-three-quarters = { $count } and three quarters
count-times = { $count } × { $strength }
month-of = { $month }: each number counts { $product }
