### German: dose forms that are counted.

form-tablet = { $count ->
    [one] { $count } Tablette
   *[other] { $count } Tabletten
}
    .half = eine halbe Tablette
    .quarter = eine viertel Tablette
    .three-quarters = eine dreiviertel Tablette
    .and-half = { $count } und eine halbe Tablette
    .and-quarter = { $count } und eine viertel Tablette
    .and-three-quarters = { $count } und eine dreiviertel Tablette
form-capsule = { $count ->
    [one] { $count } Kapsel
   *[other] { $count } Kapseln
}
    .half = eine halbe Kapsel
    .quarter = eine viertel Kapsel
    .three-quarters = eine dreiviertel Kapsel
    .and-half = { $count } und eine halbe Kapsel
    .and-quarter = { $count } und eine viertel Kapsel
    .and-three-quarters = { $count } und eine dreiviertel Kapsel
form-vial = { $count ->
    [one] { $count } Durchstechflasche
   *[other] { $count } Durchstechflaschen
}
    .half = eine halbe Durchstechflasche
    .quarter = eine viertel Durchstechflasche
    .three-quarters = eine dreiviertel Durchstechflasche
    .and-half = { $count } und eine halbe Durchstechflasche
    .and-quarter = { $count } und eine viertel Durchstechflasche
    .and-three-quarters = { $count } und eine dreiviertel Durchstechflasche
form-ampule = { $count ->
    [one] { $count } Ampulle
   *[other] { $count } Ampullen
}
    .half = eine halbe Ampulle
    .quarter = eine viertel Ampulle
    .three-quarters = eine dreiviertel Ampulle
    .and-half = { $count } und eine halbe Ampulle
    .and-quarter = { $count } und eine viertel Ampulle
    .and-three-quarters = { $count } und eine dreiviertel Ampulle
form-patch = { $count ->
    [one] { $count } Pflaster
   *[other] { $count } Pflaster
}
    .half = ein halbes Pflaster
    .quarter = ein viertel Pflaster
    .three-quarters = ein dreiviertel Pflaster
    .and-half = { $count } und ein halbes Pflaster
    .and-quarter = { $count } und ein viertel Pflaster
    .and-three-quarters = { $count } und ein dreiviertel Pflaster
form-puff = { $count ->
    [one] { $count } Hub
   *[other] { $count } Hübe
}
    .half = ein halber Hub
    .quarter = ein viertel Hub
    .three-quarters = ein dreiviertel Hub
    .and-half = { $count } und ein halber Hub
    .and-quarter = { $count } und ein viertel Hub
    .and-three-quarters = { $count } und ein dreiviertel Hub
form-spray = { $count ->
    [one] { $count } Sprühstoß
   *[other] { $count } Sprühstöße
}
    .half = ein halber Sprühstoß
    .quarter = ein viertel Sprühstoß
    .three-quarters = ein dreiviertel Sprühstoß
    .and-half = { $count } und ein halber Sprühstoß
    .and-quarter = { $count } und ein viertel Sprühstoß
    .and-three-quarters = { $count } und ein dreiviertel Sprühstoß
form-drop = { $count ->
    [one] { $count } Tropfen
   *[other] { $count } Tropfen
}
    .half = ein halber Tropfen
    .quarter = ein viertel Tropfen
    .three-quarters = ein dreiviertel Tropfen
    .and-half = { $count } und ein halber Tropfen
    .and-quarter = { $count } und ein viertel Tropfen
    .and-three-quarters = { $count } und ein dreiviertel Tropfen
form-sachet = { $count ->
    [one] { $count } Portionsbeutel
   *[other] { $count } Portionsbeutel
}
    .half = ein halber Portionsbeutel
    .quarter = ein viertel Portionsbeutel
    .three-quarters = ein dreiviertel Portionsbeutel
    .and-half = { $count } und ein halber Portionsbeutel
    .and-quarter = { $count } und ein viertel Portionsbeutel
    .and-three-quarters = { $count } und ein dreiviertel Portionsbeutel
form-suppository = { $count ->
    [one] { $count } Zäpfchen
   *[other] { $count } Zäpfchen
}
    .half = ein halbes Zäpfchen
    .quarter = ein viertel Zäpfchen
    .three-quarters = ein dreiviertel Zäpfchen
    .and-half = { $count } und ein halbes Zäpfchen
    .and-quarter = { $count } und ein viertel Zäpfchen
    .and-three-quarters = { $count } und ein dreiviertel Zäpfchen
form-lozenge = { $count ->
    [one] { $count } Lutschtablette
   *[other] { $count } Lutschtabletten
}
    .half = eine halbe Lutschtablette
    .quarter = eine viertel Lutschtablette
    .three-quarters = eine dreiviertel Lutschtablette
    .and-half = { $count } und eine halbe Lutschtablette
    .and-quarter = { $count } und eine viertel Lutschtablette
    .and-three-quarters = { $count } und eine dreiviertel Lutschtablette
form-syringe = { $count ->
    [one] { $count } Spritze
   *[other] { $count } Spritzen
}
    .half = eine halbe Spritze
    .quarter = eine viertel Spritze
    .three-quarters = eine dreiviertel Spritze
    .and-half = { $count } und eine halbe Spritze
    .and-quarter = { $count } und eine viertel Spritze
    .and-three-quarters = { $count } und eine dreiviertel Spritze
form-pen = { $count ->
    [one] { $count } Pen
   *[other] { $count } Pens
}
    .half = ein halber Pen
    .quarter = ein viertel Pen
    .three-quarters = ein dreiviertel Pen
    .and-half = { $count } und ein halber Pen
    .and-quarter = { $count } und ein viertel Pen
    .and-three-quarters = { $count } und ein dreiviertel Pen
form-bag = { $count ->
    [one] { $count } Infusionsbeutel
   *[other] { $count } Infusionsbeutel
}
    .half = ein halber Infusionsbeutel
    .quarter = ein viertel Infusionsbeutel
    .three-quarters = ein dreiviertel Infusionsbeutel
    .and-half = { $count } und ein halber Infusionsbeutel
    .and-quarter = { $count } und ein viertel Infusionsbeutel
    .and-three-quarters = { $count } und ein dreiviertel Infusionsbeutel
form-application = { $count ->
    [one] { $count } Anwendung
   *[other] { $count } Anwendungen
}
    .half = eine halbe Anwendung
    .quarter = eine viertel Anwendung
    .three-quarters = eine dreiviertel Anwendung
    .and-half = { $count } und eine halbe Anwendung
    .and-quarter = { $count } und eine viertel Anwendung
    .and-three-quarters = { $count } und eine dreiviertel Anwendung
