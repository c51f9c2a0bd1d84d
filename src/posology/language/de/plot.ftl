### German: what a plot says.

plot-day = { $day }. { $month }
plot-date = { $day }. { $month } { $year }
plot-title = { $drug }: Summe jedes Tages
plot-dates = { $dates } ({ $days })
plot-run = { $dates }: { $amount }
plot-between = { $first } bis { $last }
plot-again = { $dates }, wieder alle { $days }: { $runs }
plot-every = wieder alle { $days }
plot-for = { $amount } für { $days }
plot-band = Grau: { $text }
plot-most = höchstens { $amount } am Tag
plot-least = mindestens { $amount } am Tag, sobald erreicht
plot-for-whom = { $limit }, für { $whom }
plot-line-most = Lange Striche: { $limit } ({ $names })
plot-line-least = Punkte: { $limit } ({ $names })
plot-above = Über dem Bild: { $limit } ({ $names })
plot-other-limits = Nicht gezeichnete Grenzen: { $names }
plot-other-values = Ohne Beschriftung: { $values }
plot-more = dazu { $count }, nicht aufgeführt
plot-began = Der Plan begann vor dem { $date }.
plot-goes-on = Der Plan geht nach dem { $date } weiter.
