### Arabic: the calendar file.

calendar-dose = { $drug } { $amount }
calendar-dose-count = { $drug } { $amount }: { $count }
calendar-counted = { $drug }: { $count }
calendar-of = { $much } من عيار { $strength }
calendar-and = { $first } و{ $second }
calendar-holds = المقدار في هذا: { $amount }
calendar-over = على مدى { $span }
calendar-in = في { $volume }
calendar-refill = استلم { $drug } اليوم على أبعد تقدير: { $what }
calendar-packs = { $count ->
    [one] { $count } عبوة من { $held }
    [two] { $count } عبوتان من { $held }
    [few] { $count } عبوات من { $held }
    [many] { $count } عبوة من { $held }
   *[other] { $count } عبوة من { $held }
}
calendar-medicine = دواء
calendar-appointment = موعد
calendar-cancelled = ملغى: من خطة أقدم
calendar-goes-on = تنتهي هذه التذكيرات اليوم. الخطة مستمرة: اطلب التذكيرات التالية.
