### Portuguese (Brazil).

review = none
notice = Nenhum revisor qualificado revisou esta tradução. Não a entregue a um paciente.

## Numbers

decimal-mark = ,
group-mark = { "\u00A0" }

## Dates and times. A month heads a page, a day stands under it.

date = { $weekday }, { $day } de { $month } de { $year }
day = { $weekday }, { $day } de { $month }
month = { $month } de { $year }
time = { $hour }:{ $minute }
days = { $count ->
    [one] { $count } dia
   *[other] { $count } dias
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

slot-morning = Manhã
slot-noon = Meio-dia
slot-evening = Noite
slot-bedtime = Ao deitar

## Amounts

none = nada
amount = { $number } { $unit }
strength = { $dose } em { $volume }

## Units. The number only selects the plural.

unit-g = g
unit-mg = mg
unit-mcg = { $count ->
    [one] micrograma
   *[other] microgramas
}
unit-ng = ng
unit-L = L
unit-mL = mL
unit-dL = dL
unit-mol = mol
unit-mmol = mmol
unit-umol = { $count ->
    [one] micromol
   *[other] micromols
}
unit-mEq = mEq
unit-mg_PE = mg PE
unit-kg = kg
unit-lb = lb
unit-m2 = m2
unit-cm = cm
unit-m = m
unit-in = { $count ->
    [one] polegada
   *[other] polegadas
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
    [one] dia
   *[other] dias
}
unit-week = { $count ->
    [one] semana
   *[other] semanas
}
unit-insulin_units = { $count ->
    [one] unidade de insulina
   *[other] unidades de insulina
}
unit-heparin_units = { $count ->
    [one] unidade de heparina
   *[other] unidades de heparina
}
unit-enoxaparin_units = { $count ->
    [one] unidade de enoxaparina
   *[other] unidades de enoxaparina
}
unit-epoetin_units = { $count ->
    [one] unidade de epoetina
   *[other] unidades de epoetina
}
unit-penicillin_units = { $count ->
    [one] unidade de penicilina
   *[other] unidades de penicilina
}
unit-onabotulinumtoxin_units = { $count ->
    [one] unidade de onabotulinumtoxinA
   *[other] unidades de onabotulinumtoxinA
}
unit-colecalciferol_units = { $count ->
    [one] unidade de colecalciferol
   *[other] unidades de colecalciferol
}
unit-factor_VIII_units = { $count ->
    [one] unidade de fator VIII
   *[other] unidades de fator VIII
}

## Routes

route-oral = pela boca
route-sublingual = debaixo da língua
route-buccal = entre a bochecha e a gengiva
route-intravenous = em uma veia
route-intramuscular = em um músculo
route-subcutaneous = debaixo da pele
route-transdermal = através da pele
route-topical = sobre a pele
route-rectal = no reto
route-inhaled = por inalação
route-nasal = no nariz
route-ophthalmic = no olho
route-otic = no ouvido
route-vaginal = na vagina
route-epidural = no espaço ao redor da medula espinhal
route-intrathecal = no líquido ao redor da medula espinhal

## Drugs, by their generic names

drug-amitriptyline = amitriptilina
drug-azathioprine = azatioprina
drug-cyclophosphamide = ciclofosfamida
drug-desipramine = desipramina
drug-doxepin = doxepina
drug-duloxetine = duloxetina
drug-gabapentin = gabapentina
drug-immune-globulin = imunoglobulina
drug-methylprednisolone = metilprednisolona
drug-nortriptyline = nortriptilina
drug-prednisone = prednisona
drug-pregabalin = pregabalina
