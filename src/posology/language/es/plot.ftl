### Spanish: what a plot says.

plot-day = { $day } { $month }
plot-date = { $day } { $month } { $year }
plot-title = { $drug }: total de cada día
plot-dates = { $dates } ({ $days })
plot-run = { $dates }: { $amount }
plot-between = del { $first } al { $last }
plot-again = { $dates }, se repite cada { $days }: { $runs }
plot-every = se repite cada { $days }
plot-for = { $amount } durante { $days }
plot-band = Gris: { $text }
plot-most = como máximo { $amount } al día
plot-least = al menos { $amount } al día una vez alcanzado
plot-for-whom = { $limit }, para { $whom }
plot-line-most = Rayas largas: { $limit } ({ $names })
plot-line-least = Puntos: { $limit } ({ $names })
plot-above = Por encima del dibujo: { $limit } ({ $names })
plot-other-limits = Límites que no están dibujados: { $names }
plot-other-values = Sin rótulo: { $values }
plot-more = { $count } más, sin enumerar
plot-began = El plan empezó antes del { $date }.
plot-goes-on = El plan sigue después del { $date }.
