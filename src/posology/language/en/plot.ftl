### English: what a plot says.

plot-day = { $day } { $month }
plot-date = { $day } { $month } { $year }
plot-title = { $drug }: total of each day
plot-dates = { $dates } ({ $days })
plot-run = { $dates }: { $amount }
plot-between = { $first } to { $last }
plot-again = { $dates }, again every { $days }: { $runs }
plot-every = again every { $days }
plot-for = { $amount } for { $days }
plot-band = Grey: { $text }
plot-most = at most { $amount } a day
plot-least = at least { $amount } a day once reached
plot-for-whom = { $limit }, for { $whom }
plot-line-most = Long dashes: { $limit } ({ $names })
plot-line-least = Dots: { $limit } ({ $names })
plot-above = Above the picture: { $limit } ({ $names })
plot-other-limits = Limits that are not drawn: { $names }
plot-other-values = Without a label: { $values }
plot-more = { $count } more, which are not listed
plot-began = The plan began before { $date }.
plot-goes-on = The plan goes on after { $date }.
