### Spanish: the calendar file.

calendar-dose = { $drug } { $amount }
calendar-dose-count = { $drug } { $amount }: { $count }
calendar-counted = { $drug }: { $count }
calendar-of = { $much } de { $strength }
calendar-and = { $first } y { $second }
calendar-holds = Esto contiene { $amount }
calendar-over = durante { $span }
calendar-in = en { $volume }
calendar-refill = Recoja { $drug } hoy a más tardar: { $what }
calendar-packs = { $count ->
    [one] { $count } envase de { $held }
   *[other] { $count } envases de { $held }
}
calendar-medicine = Medicamento
calendar-appointment = Cita
calendar-cancelled = Anulado: de un plan anterior
calendar-goes-on = Estos recordatorios terminan hoy. El plan sigue: pida los siguientes.
