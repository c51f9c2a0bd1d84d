### Arabic: dose forms that are counted.
### The digit stands before one and before the dual too, so that every count can be seen as a number.

form-tablet = { $count ->
    [one] { $count } قرص
    [two] { $count } قرصان
    [few] { $count } أقراص
    [many] { $count } قرصًا
   *[other] { $count } قرص
}
    .half = نصف قرص
    .quarter = ربع قرص
    .three-quarters = ثلاثة أرباع قرص
    .and-half = { form-tablet } ونصف
    .and-quarter = { form-tablet } وربع
    .and-three-quarters = { form-tablet } وثلاثة أرباع
form-capsule = { $count ->
    [one] { $count } كبسولة
    [two] { $count } كبسولتان
    [few] { $count } كبسولات
    [many] { $count } كبسولة
   *[other] { $count } كبسولة
}
    .half = نصف كبسولة
    .quarter = ربع كبسولة
    .three-quarters = ثلاثة أرباع كبسولة
    .and-half = { form-capsule } ونصف
    .and-quarter = { form-capsule } وربع
    .and-three-quarters = { form-capsule } وثلاثة أرباع
form-vial = { $count ->
    [one] { $count } قارورة
    [two] { $count } قارورتان
    [few] { $count } قوارير
    [many] { $count } قارورة
   *[other] { $count } قارورة
}
    .half = نصف قارورة
    .quarter = ربع قارورة
    .three-quarters = ثلاثة أرباع قارورة
    .and-half = { form-vial } ونصف
    .and-quarter = { form-vial } وربع
    .and-three-quarters = { form-vial } وثلاثة أرباع
form-ampule = { $count ->
    [one] { $count } أمبولة
    [two] { $count } أمبولتان
    [few] { $count } أمبولات
    [many] { $count } أمبولة
   *[other] { $count } أمبولة
}
    .half = نصف أمبولة
    .quarter = ربع أمبولة
    .three-quarters = ثلاثة أرباع أمبولة
    .and-half = { form-ampule } ونصف
    .and-quarter = { form-ampule } وربع
    .and-three-quarters = { form-ampule } وثلاثة أرباع
form-patch = { $count ->
    [one] { $count } لصقة
    [two] { $count } لصقتان
    [few] { $count } لصقات
    [many] { $count } لصقة
   *[other] { $count } لصقة
}
    .half = نصف لصقة
    .quarter = ربع لصقة
    .three-quarters = ثلاثة أرباع لصقة
    .and-half = { form-patch } ونصف
    .and-quarter = { form-patch } وربع
    .and-three-quarters = { form-patch } وثلاثة أرباع
form-puff = { $count ->
    [one] { $count } بخة
    [two] { $count } بختان
    [few] { $count } بخات
    [many] { $count } بخة
   *[other] { $count } بخة
}
    .half = نصف بخة
    .quarter = ربع بخة
    .three-quarters = ثلاثة أرباع بخة
    .and-half = { form-puff } ونصف
    .and-quarter = { form-puff } وربع
    .and-three-quarters = { form-puff } وثلاثة أرباع
form-spray = { $count ->
    [one] { $count } رشة
    [two] { $count } رشتان
    [few] { $count } رشات
    [many] { $count } رشة
   *[other] { $count } رشة
}
    .half = نصف رشة
    .quarter = ربع رشة
    .three-quarters = ثلاثة أرباع رشة
    .and-half = { form-spray } ونصف
    .and-quarter = { form-spray } وربع
    .and-three-quarters = { form-spray } وثلاثة أرباع
form-drop = { $count ->
    [one] { $count } قطرة
    [two] { $count } قطرتان
    [few] { $count } قطرات
    [many] { $count } قطرة
   *[other] { $count } قطرة
}
    .half = نصف قطرة
    .quarter = ربع قطرة
    .three-quarters = ثلاثة أرباع قطرة
    .and-half = { form-drop } ونصف
    .and-quarter = { form-drop } وربع
    .and-three-quarters = { form-drop } وثلاثة أرباع
form-sachet = { $count ->
    [one] { $count } ظرف
    [two] { $count } ظرفان
    [few] { $count } أظرف
    [many] { $count } ظرفًا
   *[other] { $count } ظرف
}
    .half = نصف ظرف
    .quarter = ربع ظرف
    .three-quarters = ثلاثة أرباع ظرف
    .and-half = { form-sachet } ونصف
    .and-quarter = { form-sachet } وربع
    .and-three-quarters = { form-sachet } وثلاثة أرباع
form-suppository = { $count ->
    [one] { $count } تحميلة
    [two] { $count } تحميلتان
    [few] { $count } تحاميل
    [many] { $count } تحميلة
   *[other] { $count } تحميلة
}
    .half = نصف تحميلة
    .quarter = ربع تحميلة
    .three-quarters = ثلاثة أرباع تحميلة
    .and-half = { form-suppository } ونصف
    .and-quarter = { form-suppository } وربع
    .and-three-quarters = { form-suppository } وثلاثة أرباع
form-lozenge = { $count ->
    [one] { $count } قرص استحلاب
    [two] { $count } قرصا استحلاب
    [few] { $count } أقراص استحلاب
    [many] { $count } قرص استحلاب
   *[other] { $count } قرص استحلاب
}
    .half = نصف قرص استحلاب
    .quarter = ربع قرص استحلاب
    .three-quarters = ثلاثة أرباع قرص استحلاب
    .and-half = { form-lozenge } ونصف
    .and-quarter = { form-lozenge } وربع
    .and-three-quarters = { form-lozenge } وثلاثة أرباع
form-syringe = { $count ->
    [one] { $count } محقنة
    [two] { $count } محقنتان
    [few] { $count } محاقن
    [many] { $count } محقنة
   *[other] { $count } محقنة
}
    .half = نصف محقنة
    .quarter = ربع محقنة
    .three-quarters = ثلاثة أرباع محقنة
    .and-half = { form-syringe } ونصف
    .and-quarter = { form-syringe } وربع
    .and-three-quarters = { form-syringe } وثلاثة أرباع
form-pen = { $count ->
    [one] { $count } قلم حقن
    [two] { $count } قلما حقن
    [few] { $count } أقلام حقن
    [many] { $count } قلم حقن
   *[other] { $count } قلم حقن
}
    .half = نصف قلم حقن
    .quarter = ربع قلم حقن
    .three-quarters = ثلاثة أرباع قلم حقن
    .and-half = { form-pen } ونصف
    .and-quarter = { form-pen } وربع
    .and-three-quarters = { form-pen } وثلاثة أرباع
form-bag = { $count ->
    [one] { $count } كيس محلول
    [two] { $count } كيسا محلول
    [few] { $count } أكياس محلول
    [many] { $count } كيس محلول
   *[other] { $count } كيس محلول
}
    .half = نصف كيس محلول
    .quarter = ربع كيس محلول
    .three-quarters = ثلاثة أرباع كيس محلول
    .and-half = { form-bag } ونصف
    .and-quarter = { form-bag } وربع
    .and-three-quarters = { form-bag } وثلاثة أرباع
form-application = { $count ->
    [one] { $count } مرة استعمال
    [two] { $count } مرتا استعمال
    [few] { $count } مرات استعمال
    [many] { $count } مرة استعمال
   *[other] { $count } مرة استعمال
}
    .half = نصف مرة استعمال
    .quarter = ربع مرة استعمال
    .three-quarters = ثلاثة أرباع مرة استعمال
    .and-half = { form-application } ونصف
    .and-quarter = { form-application } وربع
    .and-three-quarters = { form-application } وثلاثة أرباع
