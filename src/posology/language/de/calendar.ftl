### German: the calendar file.

calendar-dose = { $drug } { $amount }
calendar-dose-count = { $drug } { $amount }: { $count }
calendar-counted = { $drug }: { $count }
calendar-of = { $much } zu { $strength }
calendar-and = { $first } und { $second }
calendar-holds = Das enthält { $amount }
calendar-over = über { $span }
calendar-in = in { $volume }
calendar-refill = { $drug } spätestens heute abholen: { $what }
calendar-packs = { $count ->
    [one] { $count } Packung mit { $held }
   *[other] { $count } Packungen mit { $held }
}
calendar-medicine = Medikament
calendar-appointment = Termin
calendar-cancelled = Abgesagt: aus einem älteren Plan
calendar-goes-on = Diese Erinnerungen enden heute. Der Plan geht weiter: Fragen Sie nach den nächsten.
