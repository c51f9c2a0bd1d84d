### Portuguese (Brazil): the calendar file.

calendar-dose = { $drug } { $amount }
calendar-dose-count = { $drug } { $amount }: { $count }
calendar-counted = { $drug }: { $count }
calendar-of = { $much } de { $strength }
calendar-and = { $first } e { $second }
calendar-holds = Isto contém { $amount }
calendar-over = durante { $span }
calendar-in = em { $volume }
calendar-refill = Busque { $drug } hoje, no máximo: { $what }
calendar-packs = { $count ->
    [one] { $count } embalagem de { $held }
   *[other] { $count } embalagens de { $held }
}
calendar-medicine = Medicamento
calendar-appointment = Consulta
calendar-cancelled = Cancelado: de um plano anterior
calendar-goes-on = Estes lembretes terminam hoje. O plano continua: peça os próximos.
