### English: the sheet's own messages.
###
### Every file of this folder belongs to the language; a message stands in one of them only. A number is passed as a
### number, printed exactly and selects the plural:  { $count -> [one] … *[other] … }, its variants on lines of their
### own. Text is passed as text. A message takes just the arguments that stand in it.
