### English: dose forms that are counted.

## Dose forms: a number of them, and parts of one

form-tablet = { $count ->
    [one] { $count } tablet
   *[other] { $count } tablets
}
    .half = half a tablet
    .quarter = a quarter of a tablet
    .three-quarters = three quarters of a tablet
    .and-half = { $count } and a half tablets
    .and-quarter = { $count } and a quarter tablets
    .and-three-quarters = { $count } and three quarters tablets
form-capsule = { $count ->
    [one] { $count } capsule
   *[other] { $count } capsules
}
    .half = half a capsule
    .quarter = a quarter of a capsule
    .three-quarters = three quarters of a capsule
    .and-half = { $count } and a half capsules
    .and-quarter = { $count } and a quarter capsules
    .and-three-quarters = { $count } and three quarters capsules
form-vial = { $count ->
    [one] { $count } vial
   *[other] { $count } vials
}
    .half = half a vial
    .quarter = a quarter of a vial
    .three-quarters = three quarters of a vial
    .and-half = { $count } and a half vials
    .and-quarter = { $count } and a quarter vials
    .and-three-quarters = { $count } and three quarters vials
form-ampule = { $count ->
    [one] { $count } ampule
   *[other] { $count } ampules
}
    .half = half an ampule
    .quarter = a quarter of an ampule
    .three-quarters = three quarters of an ampule
    .and-half = { $count } and a half ampules
    .and-quarter = { $count } and a quarter ampules
    .and-three-quarters = { $count } and three quarters ampules
form-patch = { $count ->
    [one] { $count } patch
   *[other] { $count } patches
}
    .half = half a patch
    .quarter = a quarter of a patch
    .three-quarters = three quarters of a patch
    .and-half = { $count } and a half patches
    .and-quarter = { $count } and a quarter patches
    .and-three-quarters = { $count } and three quarters patches
form-puff = { $count ->
    [one] { $count } puff
   *[other] { $count } puffs
}
    .half = half a puff
    .quarter = a quarter of a puff
    .three-quarters = three quarters of a puff
    .and-half = { $count } and a half puffs
    .and-quarter = { $count } and a quarter puffs
    .and-three-quarters = { $count } and three quarters puffs
form-spray = { $count ->
    [one] { $count } spray
   *[other] { $count } sprays
}
    .half = half a spray
    .quarter = a quarter of a spray
    .three-quarters = three quarters of a spray
    .and-half = { $count } and a half sprays
    .and-quarter = { $count } and a quarter sprays
    .and-three-quarters = { $count } and three quarters sprays
form-drop = { $count ->
    [one] { $count } drop
   *[other] { $count } drops
}
    .half = half a drop
    .quarter = a quarter of a drop
    .three-quarters = three quarters of a drop
    .and-half = { $count } and a half drops
    .and-quarter = { $count } and a quarter drops
    .and-three-quarters = { $count } and three quarters drops
form-sachet = { $count ->
    [one] { $count } sachet
   *[other] { $count } sachets
}
    .half = half a sachet
    .quarter = a quarter of a sachet
    .three-quarters = three quarters of a sachet
    .and-half = { $count } and a half sachets
    .and-quarter = { $count } and a quarter sachets
    .and-three-quarters = { $count } and three quarters sachets
form-suppository = { $count ->
    [one] { $count } suppository
   *[other] { $count } suppositories
}
    .half = half a suppository
    .quarter = a quarter of a suppository
    .three-quarters = three quarters of a suppository
    .and-half = { $count } and a half suppositories
    .and-quarter = { $count } and a quarter suppositories
    .and-three-quarters = { $count } and three quarters suppositories
form-lozenge = { $count ->
    [one] { $count } lozenge
   *[other] { $count } lozenges
}
    .half = half a lozenge
    .quarter = a quarter of a lozenge
    .three-quarters = three quarters of a lozenge
    .and-half = { $count } and a half lozenges
    .and-quarter = { $count } and a quarter lozenges
    .and-three-quarters = { $count } and three quarters lozenges
form-syringe = { $count ->
    [one] { $count } syringe
   *[other] { $count } syringes
}
    .half = half a syringe
    .quarter = a quarter of a syringe
    .three-quarters = three quarters of a syringe
    .and-half = { $count } and a half syringes
    .and-quarter = { $count } and a quarter syringes
    .and-three-quarters = { $count } and three quarters syringes
form-pen = { $count ->
    [one] { $count } pen
   *[other] { $count } pens
}
    .half = half a pen
    .quarter = a quarter of a pen
    .three-quarters = three quarters of a pen
    .and-half = { $count } and a half pens
    .and-quarter = { $count } and a quarter pens
    .and-three-quarters = { $count } and three quarters pens
form-bag = { $count ->
    [one] { $count } bag
   *[other] { $count } bags
}
    .half = half a bag
    .quarter = a quarter of a bag
    .three-quarters = three quarters of a bag
    .and-half = { $count } and a half bags
    .and-quarter = { $count } and a quarter bags
    .and-three-quarters = { $count } and three quarters bags
form-application = { $count ->
    [one] { $count } application
   *[other] { $count } applications
}
    .half = half an application
    .quarter = a quarter of an application
    .three-quarters = three quarters of an application
    .and-half = { $count } and a half applications
    .and-quarter = { $count } and a quarter applications
    .and-three-quarters = { $count } and three quarters applications
