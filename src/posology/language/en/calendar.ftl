### The calendar file

## An entry for a dose, an amount of the drug

calendar-dose = { $drug } { $amount }
calendar-dose-count = { $drug } { $amount }: { $count }

## An entry for a dose that is a number of tablets, or of another dose form

calendar-counted = { $drug }: { $count }

## What an entry says besides. An amount: 2 capsules of 300 mg, 150 mL of 250 mg in 5 mL

calendar-of = { $much } of { $strength }
calendar-and = { $first } and { $second }
calendar-holds = This holds { $amount }
calendar-over = over { $span }
calendar-in = in { $volume }

## A day by which more has to be collected

calendar-refill = Collect { $drug } today at the latest: { $what }
calendar-packs = { $count ->
    [one] { $count } pack of { $held }
   *[other] { $count } packs of { $held }
}

## An entry that does not say what it is for

calendar-medicine = Medicine
calendar-appointment = Appointment

## An entry that an earlier file had and the newest has not

calendar-cancelled = Cancelled: from an older plan

## The last day with a reminder, where the plan goes on after it

calendar-goes-on = These reminders end today. The plan goes on: ask for the next ones.
