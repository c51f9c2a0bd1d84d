### Arabic: what a plot says.

plot-day = { $day } { $month }
plot-date = { $day } { $month } { $year }
plot-title = { $drug }: مجموع كل يوم
plot-dates = { $dates } ({ $days })
plot-run = { $dates }: { $amount }
plot-between = من { $first } إلى { $last }
plot-again = { $dates }، تتكرر كل { $days }: { $runs }
plot-every = تتكرر كل { $days }
plot-for = { $amount } لمدة { $days }
plot-band = الرمادي: { $text }
plot-most = لا أكثر من { $amount } في اليوم
plot-least = لا أقل من { $amount } في اليوم بعد بلوغها
plot-for-whom = { $limit }، لمن: { $whom }
plot-line-most = الشرطات الطويلة: { $limit } ({ $names })
plot-line-least = النقاط: { $limit } ({ $names })
plot-above = أعلى من الرسم: { $limit } ({ $names })
plot-other-limits = حدود غير مرسومة: { $names }
plot-other-values = بلا تسمية: { $values }
plot-more = وغيرها { $count }، غير مذكورة
plot-began = بدأت الخطة قبل { $date }.
plot-goes-on = تستمر الخطة بعد { $date }.
