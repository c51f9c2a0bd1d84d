### French.

review = none
notice = Aucun relecteur qualifié n’a vérifié cette traduction. Ne la remettez pas à un patient.

## Numbers

decimal-mark = ,
group-mark = { "\u00A0" }

## Dates and times. A month heads a page, a day stands under it.

date = { $weekday } { $day } { $month } { $year }
day = { $weekday } { $day } { $month }
month = { $month } { $year }
time = { $hour }:{ $minute }
days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
}
hours = { $count ->
    [one] { $count } heure
   *[other] { $count } heures
}
minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}

## Slots of a day

slot-morning = Matin
slot-noon = Midi
slot-evening = Soir
slot-bedtime = Coucher

## Amounts

none = rien
amount = { $number } { $unit }
strength = { $dose } dans { $volume }

## Units. The number only selects the plural.

unit-g = g
unit-mg = mg
unit-mcg = { $count ->
    [one] microgramme
   *[other] microgrammes
}
unit-ng = ng
unit-L = L
unit-mL = mL
unit-dL = dL
unit-mol = mol
unit-mmol = mmol
unit-umol = { $count ->
    [one] micromole
   *[other] micromoles
}
unit-mEq = mEq
unit-mg_PE = mg PE
unit-kg = kg
unit-lb = lb
unit-m2 = m2
unit-cm = cm
unit-m = m
unit-in = { $count ->
    [one] pouce
   *[other] pouces
}
unit-min = { $count ->
    [one] minute
   *[other] minutes
}
unit-h = { $count ->
    [one] heure
   *[other] heures
}
unit-day = { $count ->
    [one] jour
   *[other] jours
}
unit-week = { $count ->
    [one] semaine
   *[other] semaines
}
unit-insulin_units = { $count ->
    [one] unité d’insuline
   *[other] unités d’insuline
}
unit-heparin_units = { $count ->
    [one] unité d’héparine
   *[other] unités d’héparine
}
unit-enoxaparin_units = { $count ->
    [one] unité d’énoxaparine
   *[other] unités d’énoxaparine
}
unit-epoetin_units = { $count ->
    [one] unité d’époétine
   *[other] unités d’époétine
}
unit-penicillin_units = { $count ->
    [one] unité de pénicilline
   *[other] unités de pénicilline
}
unit-onabotulinumtoxin_units = { $count ->
    [one] unité d’onabotulinumtoxinA
   *[other] unités d’onabotulinumtoxinA
}
unit-colecalciferol_units = { $count ->
    [one] unité de colécalciférol
   *[other] unités de colécalciférol
}
unit-factor_VIII_units = { $count ->
    [one] unité de facteur VIII
   *[other] unités de facteur VIII
}

## Routes

route-oral = par la bouche
route-sublingual = sous la langue
route-buccal = entre la joue et la gencive
route-intravenous = dans une veine
route-intramuscular = dans un muscle
route-subcutaneous = sous la peau
route-transdermal = à travers la peau
route-topical = sur la peau
route-rectal = dans le rectum
route-inhaled = à inhaler
route-nasal = dans le nez
route-ophthalmic = dans l’œil
route-otic = dans l’oreille
route-vaginal = dans le vagin
route-epidural = dans l’espace autour de la moelle épinière
route-intrathecal = dans le liquide autour de la moelle épinière

## Drugs, by their generic names

drug-amitriptyline = amitriptyline
drug-azathioprine = azathioprine
drug-cyclophosphamide = cyclophosphamide
drug-desipramine = désipramine
drug-doxepin = doxépine
drug-duloxetine = duloxétine
drug-gabapentin = gabapentine
drug-immune-globulin = immunoglobuline
drug-methylprednisolone = méthylprednisolone
drug-nortriptyline = nortriptyline
drug-prednisone = prednisone
drug-pregabalin = prégabaline
