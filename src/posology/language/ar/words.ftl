### Arabic.

review = none
notice = لم يراجع أي مراجع مؤهل هذه الترجمة. لا تعطها لمريض.

## Numbers

decimal-mark = .
group-mark = ,

## Dates and times. A month heads a page, a day stands under it.

date = { $weekday }، { $day } { $month } { $year }
day = { $weekday }، { $day } { $month }
month = { $month } { $year }
time = { $hour }:{ $minute }
days = { $count ->
    [one] { $count } يوم
    [two] { $count } يومان
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
}
hours = { $count ->
    [one] { $count } ساعة
    [two] { $count } ساعتان
    [few] { $count } ساعات
    [many] { $count } ساعة
   *[other] { $count } ساعة
}
minutes = { $count ->
    [one] { $count } دقيقة
    [two] { $count } دقيقتان
    [few] { $count } دقائق
    [many] { $count } دقيقة
   *[other] { $count } دقيقة
}

## Slots of a day

slot-morning = الصباح
slot-noon = الظهر
slot-evening = المساء
slot-bedtime = وقت النوم

## Amounts

none = لا شيء
amount = { $number } { $unit }
strength = { $dose } في { $volume }

## Units. The number only selects the plural.

unit-g = g
unit-mg = mg
unit-mcg = ميكروغرام
unit-ng = ng
unit-L = L
unit-mL = mL
unit-dL = dL
unit-mol = mol
unit-mmol = mmol
unit-umol = ميكرومول
unit-mEq = mEq
unit-mg_PE = mg PE
unit-kg = kg
unit-lb = lb
unit-m2 = m2
unit-cm = cm
unit-m = m
unit-in = { $count ->
    [one] بوصة
    [two] بوصتان
    [few] بوصات
    [many] بوصة
   *[other] بوصة
}
unit-min = { $count ->
    [one] دقيقة
    [two] دقيقتان
    [few] دقائق
    [many] دقيقة
   *[other] دقيقة
}
unit-h = { $count ->
    [one] ساعة
    [two] ساعتان
    [few] ساعات
    [many] ساعة
   *[other] ساعة
}
unit-day = { $count ->
    [one] يوم
    [two] يومان
    [few] أيام
    [many] يومًا
   *[other] يوم
}
unit-week = { $count ->
    [one] أسبوع
    [two] أسبوعان
    [few] أسابيع
    [many] أسبوعًا
   *[other] أسبوع
}
unit-insulin_units = { $count ->
    [one] وحدة من الإنسولين
    [two] وحدتان من الإنسولين
    [few] وحدات من الإنسولين
    [many] وحدة من الإنسولين
   *[other] وحدة من الإنسولين
}
unit-heparin_units = { $count ->
    [one] وحدة من الهيبارين
    [two] وحدتان من الهيبارين
    [few] وحدات من الهيبارين
    [many] وحدة من الهيبارين
   *[other] وحدة من الهيبارين
}
unit-enoxaparin_units = { $count ->
    [one] وحدة من الإينوكسابارين
    [two] وحدتان من الإينوكسابارين
    [few] وحدات من الإينوكسابارين
    [many] وحدة من الإينوكسابارين
   *[other] وحدة من الإينوكسابارين
}
unit-epoetin_units = { $count ->
    [one] وحدة من الإيبويتين
    [two] وحدتان من الإيبويتين
    [few] وحدات من الإيبويتين
    [many] وحدة من الإيبويتين
   *[other] وحدة من الإيبويتين
}
unit-penicillin_units = { $count ->
    [one] وحدة من البنسلين
    [two] وحدتان من البنسلين
    [few] وحدات من البنسلين
    [many] وحدة من البنسلين
   *[other] وحدة من البنسلين
}
unit-onabotulinumtoxin_units = { $count ->
    [one] وحدة من onabotulinumtoxinA
    [two] وحدتان من onabotulinumtoxinA
    [few] وحدات من onabotulinumtoxinA
    [many] وحدة من onabotulinumtoxinA
   *[other] وحدة من onabotulinumtoxinA
}
unit-colecalciferol_units = { $count ->
    [one] وحدة من الكوليكالسيفيرول
    [two] وحدتان من الكوليكالسيفيرول
    [few] وحدات من الكوليكالسيفيرول
    [many] وحدة من الكوليكالسيفيرول
   *[other] وحدة من الكوليكالسيفيرول
}
unit-factor_VIII_units = { $count ->
    [one] وحدة من العامل الثامن
    [two] وحدتان من العامل الثامن
    [few] وحدات من العامل الثامن
    [many] وحدة من العامل الثامن
   *[other] وحدة من العامل الثامن
}

## Routes

route-oral = عن طريق الفم
route-sublingual = تحت اللسان
route-buccal = بين الخد واللثة
route-intravenous = في الوريد
route-intramuscular = في العضل
route-subcutaneous = تحت الجلد
route-transdermal = عبر الجلد
route-topical = على الجلد
route-rectal = في المستقيم
route-inhaled = بالاستنشاق
route-nasal = في الأنف
route-ophthalmic = في العين
route-otic = في الأذن
route-vaginal = في المهبل
route-epidural = في الحيز المحيط بالحبل الشوكي
route-intrathecal = في السائل المحيط بالحبل الشوكي

## Drugs, by their generic names

drug-amitriptyline = أميتريبتيلين
drug-azathioprine = آزاثيوبرين
drug-cyclophosphamide = سيكلوفوسفاميد
drug-desipramine = ديسيبرامين
drug-doxepin = دوكسيبين
drug-duloxetine = دولوكستين
drug-gabapentin = غابابنتين
drug-immune-globulin = غلوبولين مناعي
drug-methylprednisolone = ميثيل بريدنيزولون
drug-nortriptyline = نورتريبتيلين
drug-prednisone = بريدنيزون
drug-pregabalin = بريغابالين
