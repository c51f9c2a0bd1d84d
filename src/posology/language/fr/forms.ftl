### French: dose forms that are counted.

form-tablet = { $count ->
    [one] { $count } comprimé
   *[other] { $count } comprimés
}
    .half = un demi-comprimé
    .quarter = un quart de comprimé
    .three-quarters = trois quarts de comprimé
    .and-half = { form-tablet } et demi
    .and-quarter = { form-tablet } et un quart
    .and-three-quarters = { form-tablet } et trois quarts
form-capsule = { $count ->
    [one] { $count } gélule
   *[other] { $count } gélules
}
    .half = une demi-gélule
    .quarter = un quart de gélule
    .three-quarters = trois quarts de gélule
    .and-half = { form-capsule } et demie
    .and-quarter = { form-capsule } et un quart
    .and-three-quarters = { form-capsule } et trois quarts
form-vial = { $count ->
    [one] { $count } flacon
   *[other] { $count } flacons
}
    .half = un demi-flacon
    .quarter = un quart de flacon
    .three-quarters = trois quarts de flacon
    .and-half = { form-vial } et demi
    .and-quarter = { form-vial } et un quart
    .and-three-quarters = { form-vial } et trois quarts
form-ampule = { $count ->
    [one] { $count } ampoule
   *[other] { $count } ampoules
}
    .half = une demi-ampoule
    .quarter = un quart d’ampoule
    .three-quarters = trois quarts d’ampoule
    .and-half = { form-ampule } et demie
    .and-quarter = { form-ampule } et un quart
    .and-three-quarters = { form-ampule } et trois quarts
form-patch = { $count ->
    [one] { $count } patch
   *[other] { $count } patchs
}
    .half = un demi-patch
    .quarter = un quart de patch
    .three-quarters = trois quarts de patch
    .and-half = { form-patch } et demi
    .and-quarter = { form-patch } et un quart
    .and-three-quarters = { form-patch } et trois quarts
form-puff = { $count ->
    [one] { $count } bouffée
   *[other] { $count } bouffées
}
    .half = une demi-bouffée
    .quarter = un quart de bouffée
    .three-quarters = trois quarts de bouffée
    .and-half = { form-puff } et demie
    .and-quarter = { form-puff } et un quart
    .and-three-quarters = { form-puff } et trois quarts
form-spray = { $count ->
    [one] { $count } pulvérisation
   *[other] { $count } pulvérisations
}
    .half = une demi-pulvérisation
    .quarter = un quart de pulvérisation
    .three-quarters = trois quarts de pulvérisation
    .and-half = { form-spray } et demie
    .and-quarter = { form-spray } et un quart
    .and-three-quarters = { form-spray } et trois quarts
form-drop = { $count ->
    [one] { $count } goutte
   *[other] { $count } gouttes
}
    .half = une demi-goutte
    .quarter = un quart de goutte
    .three-quarters = trois quarts de goutte
    .and-half = { form-drop } et demie
    .and-quarter = { form-drop } et un quart
    .and-three-quarters = { form-drop } et trois quarts
form-sachet = { $count ->
    [one] { $count } sachet
   *[other] { $count } sachets
}
    .half = un demi-sachet
    .quarter = un quart de sachet
    .three-quarters = trois quarts de sachet
    .and-half = { form-sachet } et demi
    .and-quarter = { form-sachet } et un quart
    .and-three-quarters = { form-sachet } et trois quarts
form-suppository = { $count ->
    [one] { $count } suppositoire
   *[other] { $count } suppositoires
}
    .half = un demi-suppositoire
    .quarter = un quart de suppositoire
    .three-quarters = trois quarts de suppositoire
    .and-half = { form-suppository } et demi
    .and-quarter = { form-suppository } et un quart
    .and-three-quarters = { form-suppository } et trois quarts
form-lozenge = { $count ->
    [one] { $count } pastille
   *[other] { $count } pastilles
}
    .half = une demi-pastille
    .quarter = un quart de pastille
    .three-quarters = trois quarts de pastille
    .and-half = { form-lozenge } et demie
    .and-quarter = { form-lozenge } et un quart
    .and-three-quarters = { form-lozenge } et trois quarts
form-syringe = { $count ->
    [one] { $count } seringue
   *[other] { $count } seringues
}
    .half = une demi-seringue
    .quarter = un quart de seringue
    .three-quarters = trois quarts de seringue
    .and-half = { form-syringe } et demie
    .and-quarter = { form-syringe } et un quart
    .and-three-quarters = { form-syringe } et trois quarts
form-pen = { $count ->
    [one] { $count } stylo
   *[other] { $count } stylos
}
    .half = un demi-stylo
    .quarter = un quart de stylo
    .three-quarters = trois quarts de stylo
    .and-half = { form-pen } et demi
    .and-quarter = { form-pen } et un quart
    .and-three-quarters = { form-pen } et trois quarts
form-bag = { $count ->
    [one] { $count } poche
   *[other] { $count } poches
}
    .half = une demi-poche
    .quarter = un quart de poche
    .three-quarters = trois quarts de poche
    .and-half = { form-bag } et demie
    .and-quarter = { form-bag } et un quart
    .and-three-quarters = { form-bag } et trois quarts
form-application = { $count ->
    [one] { $count } application
   *[other] { $count } applications
}
    .half = une demi-application
    .quarter = un quart d’application
    .three-quarters = trois quarts d’application
    .and-half = { form-application } et demie
    .and-quarter = { form-application } et un quart
    .and-three-quarters = { form-application } et trois quarts
