### Spanish.

review = none
notice = Ningún lector cualificado ha revisado esta traducción. No la entregue a un paciente.

## Numbers

decimal-mark = ,
group-mark = { "\u00A0" }

## Dates and times. A month heads a page, a day stands under it.

date = { $weekday }, { $day } { $month } { $year }
day = { $weekday }, { $day } { $month }
month = { $month } de { $year }
time = { $hour }:{ $minute }
days = { $count ->
    [one] { $count } día
   *[other] { $count } días
}
hours = { $count ->
    [one] { $count } hora
   *[other] { $count } horas
}
minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minutos
}

## Slots of a day

slot-morning = Mañana
slot-noon = Mediodía
slot-evening = Tarde
slot-bedtime = Al acostarse

## Amounts

none = nada
amount = { $number } { $unit }
strength = { $dose } en { $volume }

## Units. The number only selects the plural.

unit-g = g
unit-mg = mg
unit-mcg = { $count ->
    [one] microgramo
   *[other] microgramos
}
unit-ng = ng
unit-L = L
unit-mL = mL
unit-dL = dL
unit-mol = mol
unit-mmol = mmol
unit-umol = { $count ->
    [one] micromol
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
    [one] pulgada
   *[other] pulgadas
}
unit-min = { $count ->
    [one] minuto
   *[other] minutos
}
unit-h = { $count ->
    [one] hora
   *[other] horas
}
unit-day = { $count ->
    [one] día
   *[other] días
}
unit-week = { $count ->
    [one] semana
   *[other] semanas
}
unit-insulin_units = { $count ->
    [one] unidad de insulina
   *[other] unidades de insulina
}
unit-heparin_units = { $count ->
    [one] unidad de heparina
   *[other] unidades de heparina
}
unit-enoxaparin_units = { $count ->
    [one] unidad de enoxaparina
   *[other] unidades de enoxaparina
}
unit-epoetin_units = { $count ->
    [one] unidad de epoetina
   *[other] unidades de epoetina
}
unit-penicillin_units = { $count ->
    [one] unidad de penicilina
   *[other] unidades de penicilina
}
unit-onabotulinumtoxin_units = { $count ->
    [one] unidad de onabotulinumtoxinA
   *[other] unidades de onabotulinumtoxinA
}
unit-colecalciferol_units = { $count ->
    [one] unidad de colecalciferol
   *[other] unidades de colecalciferol
}
unit-factor_VIII_units = { $count ->
    [one] unidad de factor VIII
   *[other] unidades de factor VIII
}

## Routes

route-oral = por la boca
route-sublingual = debajo de la lengua
route-buccal = entre la mejilla y la encía
route-intravenous = en una vena
route-intramuscular = en un músculo
route-subcutaneous = debajo de la piel
route-transdermal = a través de la piel
route-topical = sobre la piel
route-rectal = en el recto
route-inhaled = inhalado
route-nasal = en la nariz
route-ophthalmic = en el ojo
route-otic = en el oído
route-vaginal = en la vagina
route-epidural = en el espacio que rodea la médula espinal
route-intrathecal = en el líquido que rodea la médula espinal

## Drugs, by their generic names

drug-amitriptyline = amitriptilina
drug-azathioprine = azatioprina
drug-cyclophosphamide = ciclofosfamida
drug-desipramine = desipramina
drug-doxepin = doxepina
drug-duloxetine = duloxetina
drug-gabapentin = gabapentina
drug-immune-globulin = inmunoglobulina
drug-methylprednisolone = metilprednisolona
drug-nortriptyline = nortriptilina
drug-prednisone = prednisona
drug-pregabalin = pregabalina
