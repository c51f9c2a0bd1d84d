### Spanish: dose forms that are counted.

form-tablet = { $count ->
    [one] { $count } comprimido
   *[other] { $count } comprimidos
}
    .half = medio comprimido
    .quarter = un cuarto de comprimido
    .three-quarters = tres cuartos de comprimido
    .and-half = { form-tablet } y medio
    .and-quarter = { form-tablet } y un cuarto
    .and-three-quarters = { form-tablet } y tres cuartos
form-capsule = { $count ->
    [one] { $count } cápsula
   *[other] { $count } cápsulas
}
    .half = media cápsula
    .quarter = un cuarto de cápsula
    .three-quarters = tres cuartos de cápsula
    .and-half = { form-capsule } y media
    .and-quarter = { form-capsule } y un cuarto
    .and-three-quarters = { form-capsule } y tres cuartos
form-vial = { $count ->
    [one] { $count } vial
   *[other] { $count } viales
}
    .half = medio vial
    .quarter = un cuarto de vial
    .three-quarters = tres cuartos de vial
    .and-half = { form-vial } y medio
    .and-quarter = { form-vial } y un cuarto
    .and-three-quarters = { form-vial } y tres cuartos
form-ampule = { $count ->
    [one] { $count } ampolla
   *[other] { $count } ampollas
}
    .half = media ampolla
    .quarter = un cuarto de ampolla
    .three-quarters = tres cuartos de ampolla
    .and-half = { form-ampule } y media
    .and-quarter = { form-ampule } y un cuarto
    .and-three-quarters = { form-ampule } y tres cuartos
form-patch = { $count ->
    [one] { $count } parche
   *[other] { $count } parches
}
    .half = medio parche
    .quarter = un cuarto de parche
    .three-quarters = tres cuartos de parche
    .and-half = { form-patch } y medio
    .and-quarter = { form-patch } y un cuarto
    .and-three-quarters = { form-patch } y tres cuartos
form-puff = { $count ->
    [one] { $count } inhalación
   *[other] { $count } inhalaciones
}
    .half = media inhalación
    .quarter = un cuarto de inhalación
    .three-quarters = tres cuartos de inhalación
    .and-half = { form-puff } y media
    .and-quarter = { form-puff } y un cuarto
    .and-three-quarters = { form-puff } y tres cuartos
form-spray = { $count ->
    [one] { $count } pulverización
   *[other] { $count } pulverizaciones
}
    .half = media pulverización
    .quarter = un cuarto de pulverización
    .three-quarters = tres cuartos de pulverización
    .and-half = { form-spray } y media
    .and-quarter = { form-spray } y un cuarto
    .and-three-quarters = { form-spray } y tres cuartos
form-drop = { $count ->
    [one] { $count } gota
   *[other] { $count } gotas
}
    .half = media gota
    .quarter = un cuarto de gota
    .three-quarters = tres cuartos de gota
    .and-half = { form-drop } y media
    .and-quarter = { form-drop } y un cuarto
    .and-three-quarters = { form-drop } y tres cuartos
form-sachet = { $count ->
    [one] { $count } sobre
   *[other] { $count } sobres
}
    .half = medio sobre
    .quarter = un cuarto de sobre
    .three-quarters = tres cuartos de sobre
    .and-half = { form-sachet } y medio
    .and-quarter = { form-sachet } y un cuarto
    .and-three-quarters = { form-sachet } y tres cuartos
form-suppository = { $count ->
    [one] { $count } supositorio
   *[other] { $count } supositorios
}
    .half = medio supositorio
    .quarter = un cuarto de supositorio
    .three-quarters = tres cuartos de supositorio
    .and-half = { form-suppository } y medio
    .and-quarter = { form-suppository } y un cuarto
    .and-three-quarters = { form-suppository } y tres cuartos
form-lozenge = { $count ->
    [one] { $count } pastilla para chupar
   *[other] { $count } pastillas para chupar
}
    .half = media pastilla para chupar
    .quarter = un cuarto de pastilla para chupar
    .three-quarters = tres cuartos de pastilla para chupar
    .and-half = { $count ->
        [one] { $count } pastilla y media para chupar
       *[other] { $count } pastillas y media para chupar
    }
    .and-quarter = { $count ->
        [one] { $count } pastilla y un cuarto para chupar
       *[other] { $count } pastillas y un cuarto para chupar
    }
    .and-three-quarters = { $count ->
        [one] { $count } pastilla y tres cuartos para chupar
       *[other] { $count } pastillas y tres cuartos para chupar
    }
form-syringe = { $count ->
    [one] { $count } jeringa
   *[other] { $count } jeringas
}
    .half = media jeringa
    .quarter = un cuarto de jeringa
    .three-quarters = tres cuartos de jeringa
    .and-half = { form-syringe } y media
    .and-quarter = { form-syringe } y un cuarto
    .and-three-quarters = { form-syringe } y tres cuartos
form-pen = { $count ->
    [one] { $count } pluma
   *[other] { $count } plumas
}
    .half = media pluma
    .quarter = un cuarto de pluma
    .three-quarters = tres cuartos de pluma
    .and-half = { form-pen } y media
    .and-quarter = { form-pen } y un cuarto
    .and-three-quarters = { form-pen } y tres cuartos
form-bag = { $count ->
    [one] { $count } bolsa
   *[other] { $count } bolsas
}
    .half = media bolsa
    .quarter = un cuarto de bolsa
    .three-quarters = tres cuartos de bolsa
    .and-half = { form-bag } y media
    .and-quarter = { form-bag } y un cuarto
    .and-three-quarters = { form-bag } y tres cuartos
form-application = { $count ->
    [one] { $count } aplicación
   *[other] { $count } aplicaciones
}
    .half = media aplicación
    .quarter = un cuarto de aplicación
    .three-quarters = tres cuartos de aplicación
    .and-half = { form-application } y media
    .and-quarter = { form-application } y un cuarto
    .and-three-quarters = { form-application } y tres cuartos
