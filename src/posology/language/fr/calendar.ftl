### French: the calendar file.

calendar-dose = { $drug } { $amount }
calendar-dose-count = { $drug } { $amount } : { $count }
calendar-counted = { $drug } : { $count }
calendar-of = { $much } de { $strength }
calendar-and = { $first } et { $second }
calendar-holds = Cela contient { $amount }
calendar-over = en { $span }
calendar-in = dans { $volume }
calendar-refill = Retirez { $drug } aujourd’hui au plus tard : { $what }
calendar-packs = { $count ->
    [one] { $count } boîte de { $held }
   *[other] { $count } boîtes de { $held }
}
calendar-medicine = Médicament
calendar-appointment = Rendez-vous
calendar-cancelled = Annulé : d’un plan plus ancien
calendar-goes-on = Ces rappels se terminent aujourd’hui. Le plan continue : demandez les suivants.
