### Portuguese (Brazil): what a plot says.

plot-day = { $day } de { $month }
plot-date = { $day } de { $month } de { $year }
plot-title = { $drug }: total de cada dia
plot-dates = { $dates } ({ $days })
plot-run = { $dates }: { $amount }
plot-between = de { $first } a { $last }
plot-again = { $dates }, de novo a cada { $days }: { $runs }
plot-every = de novo a cada { $days }
plot-for = { $amount } por { $days }
plot-band = Cinza: { $text }
plot-most = no máximo { $amount } por dia
plot-least = pelo menos { $amount } por dia depois de alcançado
plot-for-whom = { $limit }, para { $whom }
plot-line-most = Traços longos: { $limit } ({ $names })
plot-line-least = Pontos: { $limit } ({ $names })
plot-above = Acima do desenho: { $limit } ({ $names })
plot-other-limits = Limites que não estão desenhados: { $names }
plot-other-values = Sem rótulo: { $values }
plot-more = mais { $count }, não listados
plot-began = O plano começou antes de { $date }.
plot-goes-on = O plano continua depois de { $date }.
