### French: what a plot says.

plot-day = { $day } { $month }
plot-date = { $day } { $month } { $year }
plot-title = { $drug } : total de chaque jour
plot-dates = { $dates } ({ $days })
plot-run = { $dates } : { $amount }
plot-between = du { $first } au { $last }
plot-again = { $dates }, de nouveau tous les { $days } : { $runs }
plot-every = de nouveau tous les { $days }
plot-for = { $amount } pendant { $days }
plot-band = Gris : { $text }
plot-most = au plus { $amount } par jour
plot-least = au moins { $amount } par jour une fois atteint
plot-for-whom = { $limit }, pour { $whom }
plot-line-most = Tirets longs : { $limit } ({ $names })
plot-line-least = Points : { $limit } ({ $names })
plot-above = Au-dessus du dessin : { $limit } ({ $names })
plot-other-limits = Limites non dessinées : { $names }
plot-other-values = Sans étiquette : { $values }
plot-more = et { $count } de plus, sans les énumérer
plot-began = Le plan a commencé avant le { $date }.
plot-goes-on = Le plan continue après le { $date }.
