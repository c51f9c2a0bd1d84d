### British English: what differs from English as it is in en.

unit-mcg = { $count ->
    [one] microgram
   *[other] micrograms
}
form-ampule = { $count ->
    [one] { $count } ampoule
   *[other] { $count } ampoules
}
    .half = half an ampoule
    .quarter = a quarter of an ampoule
    .three-quarters = three quarters of an ampoule
    .and-half = { $count } and a half ampoules
    .and-quarter = { $count } and a quarter ampoules
    .and-three-quarters = { $count } and three quarters ampoules
