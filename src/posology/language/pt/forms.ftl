### Portuguese (Brazil): dose forms that are counted.

form-tablet = { $count ->
    [one] { $count } comprimido
   *[other] { $count } comprimidos
}
    .half = meio comprimido
    .quarter = um quarto de comprimido
    .three-quarters = três quartos de comprimido
    .and-half = { form-tablet } e meio
    .and-quarter = { form-tablet } e um quarto
    .and-three-quarters = { form-tablet } e três quartos
form-capsule = { $count ->
    [one] { $count } cápsula
   *[other] { $count } cápsulas
}
    .half = meia cápsula
    .quarter = um quarto de cápsula
    .three-quarters = três quartos de cápsula
    .and-half = { form-capsule } e meia
    .and-quarter = { form-capsule } e um quarto
    .and-three-quarters = { form-capsule } e três quartos
form-vial = { $count ->
    [one] { $count } frasco-ampola
   *[other] { $count } frascos-ampola
}
    .half = meio frasco-ampola
    .quarter = um quarto de frasco-ampola
    .three-quarters = três quartos de frasco-ampola
    .and-half = { form-vial } e meio
    .and-quarter = { form-vial } e um quarto
    .and-three-quarters = { form-vial } e três quartos
form-ampule = { $count ->
    [one] { $count } ampola
   *[other] { $count } ampolas
}
    .half = meia ampola
    .quarter = um quarto de ampola
    .three-quarters = três quartos de ampola
    .and-half = { form-ampule } e meia
    .and-quarter = { form-ampule } e um quarto
    .and-three-quarters = { form-ampule } e três quartos
form-patch = { $count ->
    [one] { $count } adesivo
   *[other] { $count } adesivos
}
    .half = meio adesivo
    .quarter = um quarto de adesivo
    .three-quarters = três quartos de adesivo
    .and-half = { form-patch } e meio
    .and-quarter = { form-patch } e um quarto
    .and-three-quarters = { form-patch } e três quartos
form-puff = { $count ->
    [one] { $count } inalação
   *[other] { $count } inalações
}
    .half = meia inalação
    .quarter = um quarto de inalação
    .three-quarters = três quartos de inalação
    .and-half = { form-puff } e meia
    .and-quarter = { form-puff } e um quarto
    .and-three-quarters = { form-puff } e três quartos
form-spray = { $count ->
    [one] { $count } jato
   *[other] { $count } jatos
}
    .half = meio jato
    .quarter = um quarto de jato
    .three-quarters = três quartos de jato
    .and-half = { form-spray } e meio
    .and-quarter = { form-spray } e um quarto
    .and-three-quarters = { form-spray } e três quartos
form-drop = { $count ->
    [one] { $count } gota
   *[other] { $count } gotas
}
    .half = meia gota
    .quarter = um quarto de gota
    .three-quarters = três quartos de gota
    .and-half = { form-drop } e meia
    .and-quarter = { form-drop } e um quarto
    .and-three-quarters = { form-drop } e três quartos
form-sachet = { $count ->
    [one] { $count } sachê
   *[other] { $count } sachês
}
    .half = meio sachê
    .quarter = um quarto de sachê
    .three-quarters = três quartos de sachê
    .and-half = { form-sachet } e meio
    .and-quarter = { form-sachet } e um quarto
    .and-three-quarters = { form-sachet } e três quartos
form-suppository = { $count ->
    [one] { $count } supositório
   *[other] { $count } supositórios
}
    .half = meio supositório
    .quarter = um quarto de supositório
    .three-quarters = três quartos de supositório
    .and-half = { form-suppository } e meio
    .and-quarter = { form-suppository } e um quarto
    .and-three-quarters = { form-suppository } e três quartos
form-lozenge = { $count ->
    [one] { $count } pastilha
   *[other] { $count } pastilhas
}
    .half = meia pastilha
    .quarter = um quarto de pastilha
    .three-quarters = três quartos de pastilha
    .and-half = { form-lozenge } e meia
    .and-quarter = { form-lozenge } e um quarto
    .and-three-quarters = { form-lozenge } e três quartos
form-syringe = { $count ->
    [one] { $count } seringa
   *[other] { $count } seringas
}
    .half = meia seringa
    .quarter = um quarto de seringa
    .three-quarters = três quartos de seringa
    .and-half = { form-syringe } e meia
    .and-quarter = { form-syringe } e um quarto
    .and-three-quarters = { form-syringe } e três quartos
form-pen = { $count ->
    [one] { $count } caneta
   *[other] { $count } canetas
}
    .half = meia caneta
    .quarter = um quarto de caneta
    .three-quarters = três quartos de caneta
    .and-half = { form-pen } e meia
    .and-quarter = { form-pen } e um quarto
    .and-three-quarters = { form-pen } e três quartos
form-bag = { $count ->
    [one] { $count } bolsa
   *[other] { $count } bolsas
}
    .half = meia bolsa
    .quarter = um quarto de bolsa
    .three-quarters = três quartos de bolsa
    .and-half = { form-bag } e meia
    .and-quarter = { form-bag } e um quarto
    .and-three-quarters = { form-bag } e três quartos
form-application = { $count ->
    [one] { $count } aplicação
   *[other] { $count } aplicações
}
    .half = meia aplicação
    .quarter = um quarto de aplicação
    .three-quarters = três quartos de aplicação
    .and-half = { form-application } e meia
    .and-quarter = { form-application } e um quarto
    .and-three-quarters = { form-application } e três quartos
