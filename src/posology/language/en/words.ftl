### English: the language this library is written in.

review = the language this library is written in
notice = No qualified reader has reviewed this translation. Do not give it to a patient.

## Numbers

decimal-mark = .
group-mark = ,

## Dates and times. A month heads a page, a day stands under it.

date = { $weekday } { $day } { $month } { $year }
day = { $weekday } { $day } { $month }
month = { $month } { $year }
time = { $hour }:{ $minute }
days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}
minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}

## Slots of a day

slot-morning = Morning
slot-noon = Noon
slot-evening = Evening
slot-bedtime = Bedtime

## Amounts

none = none
amount = { $number } { $unit }
strength = { $dose } in { $volume }

## Units. The number only selects the plural.

unit-g = g
unit-mg = mg
unit-mcg = mcg
unit-ng = ng
unit-L = L
unit-mL = mL
unit-dL = dL
unit-mol = mol
unit-mmol = mmol
unit-umol = micromol
unit-mEq = mEq
unit-mg_PE = mg PE
unit-kg = kg
unit-lb = lb
unit-m2 = m2
unit-cm = cm
unit-m = m
unit-in = in
unit-min = { $count ->
    [one] minute
   *[other] minutes
}
unit-h = { $count ->
    [one] hour
   *[other] hours
}
unit-day = { $count ->
    [one] day
   *[other] days
}
unit-week = { $count ->
    [one] week
   *[other] weeks
}
unit-insulin_units = { $count ->
    [one] insulin unit
   *[other] insulin units
}
unit-heparin_units = { $count ->
    [one] heparin unit
   *[other] heparin units
}
unit-enoxaparin_units = { $count ->
    [one] enoxaparin unit
   *[other] enoxaparin units
}
unit-epoetin_units = { $count ->
    [one] epoetin unit
   *[other] epoetin units
}
unit-penicillin_units = { $count ->
    [one] penicillin unit
   *[other] penicillin units
}
unit-onabotulinumtoxin_units = { $count ->
    [one] onabotulinumtoxin unit
   *[other] onabotulinumtoxin units
}
unit-colecalciferol_units = { $count ->
    [one] colecalciferol unit
   *[other] colecalciferol units
}
unit-factor_VIII_units = { $count ->
    [one] factor VIII unit
   *[other] factor VIII units
}

## Routes

route-oral = by mouth
route-sublingual = under the tongue
route-buccal = between the cheek and the gum
route-intravenous = into a vein
route-intramuscular = into a muscle
route-subcutaneous = under the skin
route-transdermal = through the skin
route-topical = on the skin
route-rectal = into the rectum
route-inhaled = breathed in
route-nasal = into the nose
route-ophthalmic = into the eye
route-otic = into the ear
route-vaginal = into the vagina
route-epidural = into the space around the spinal cord
route-intrathecal = into the fluid around the spinal cord

## Drugs, by their generic names

drug-amitriptyline = amitriptyline
drug-azathioprine = azathioprine
drug-cyclophosphamide = cyclophosphamide
drug-desipramine = desipramine
drug-doxepin = doxepin
drug-duloxetine = duloxetine
drug-gabapentin = gabapentin
drug-immune-globulin = immune globulin
drug-methylprednisolone = methylprednisolone
drug-nortriptyline = nortriptyline
drug-prednisone = prednisone
drug-pregabalin = pregabalin
