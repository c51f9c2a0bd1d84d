### German.

review = none
notice = Niemand mit Fachkenntnis hat diese Übersetzung geprüft. Geben Sie sie keinem Patienten.

## Numbers

decimal-mark = ,
group-mark = { "\u00A0" }

## Dates and times. A month heads a page, a day stands under it.

date = { $weekday }, { $day }. { $month } { $year }
day = { $weekday }, { $day }. { $month }
month = { $month } { $year }
time = { $hour }:{ $minute }
days = { $count ->
    [one] { $count } Tag
   *[other] { $count } Tage
}
hours = { $count ->
    [one] { $count } Stunde
   *[other] { $count } Stunden
}
minutes = { $count ->
    [one] { $count } Minute
   *[other] { $count } Minuten
}

## Slots of a day

slot-morning = Morgens
slot-noon = Mittags
slot-evening = Abends
slot-bedtime = Zur Nacht

## Amounts

none = nichts
amount = { $number } { $unit }
strength = { $dose } in { $volume }

## Units. The number only selects the plural.

unit-g = g
unit-mg = mg
unit-mcg = Mikrogramm
unit-ng = ng
unit-L = L
unit-mL = mL
unit-dL = dL
unit-mol = mol
unit-mmol = mmol
unit-umol = Mikromol
unit-mEq = mEq
unit-mg_PE = mg PE
unit-kg = kg
unit-lb = lb
unit-m2 = m2
unit-cm = cm
unit-m = m
unit-in = Zoll
unit-min = { $count ->
    [one] Minute
   *[other] Minuten
}
unit-h = { $count ->
    [one] Stunde
   *[other] Stunden
}
unit-day = { $count ->
    [one] Tag
   *[other] Tage
}
unit-week = { $count ->
    [one] Woche
   *[other] Wochen
}
unit-insulin_units = { $count ->
    [one] Einheit Insulin
   *[other] Einheiten Insulin
}
unit-heparin_units = { $count ->
    [one] Einheit Heparin
   *[other] Einheiten Heparin
}
unit-enoxaparin_units = { $count ->
    [one] Einheit Enoxaparin
   *[other] Einheiten Enoxaparin
}
unit-epoetin_units = { $count ->
    [one] Einheit Epoetin
   *[other] Einheiten Epoetin
}
unit-penicillin_units = { $count ->
    [one] Einheit Penicillin
   *[other] Einheiten Penicillin
}
unit-onabotulinumtoxin_units = { $count ->
    [one] Einheit OnabotulinumtoxinA
   *[other] Einheiten OnabotulinumtoxinA
}
unit-colecalciferol_units = { $count ->
    [one] Einheit Colecalciferol
   *[other] Einheiten Colecalciferol
}
unit-factor_VIII_units = { $count ->
    [one] Einheit Faktor VIII
   *[other] Einheiten Faktor VIII
}

## Routes

route-oral = durch den Mund
route-sublingual = unter die Zunge
route-buccal = zwischen Wange und Zahnfleisch
route-intravenous = in eine Vene
route-intramuscular = in einen Muskel
route-subcutaneous = unter die Haut
route-transdermal = durch die Haut
route-topical = auf die Haut
route-rectal = in den Enddarm
route-inhaled = zum Einatmen
route-nasal = in die Nase
route-ophthalmic = in das Auge
route-otic = in das Ohr
route-vaginal = in die Scheide
route-epidural = in den Raum um das Rückenmark
route-intrathecal = in die Flüssigkeit um das Rückenmark

## Drugs, by their generic names

drug-amitriptyline = Amitriptylin
drug-azathioprine = Azathioprin
drug-cyclophosphamide = Cyclophosphamid
drug-desipramine = Desipramin
drug-doxepin = Doxepin
drug-duloxetine = Duloxetin
drug-gabapentin = Gabapentin
drug-immune-globulin = Immunglobulin
drug-methylprednisolone = Methylprednisolon
drug-nortriptyline = Nortriptylin
drug-prednisone = Prednison
drug-pregabalin = Pregabalin
