### Spanish: the sheet

## A dose in a cell
dose-plain = { $amount }
dose-counted = { $count } ({ $amount })
dose-counted-of = { $count } de { $strength } ({ $amount })
dose-over = { $dose } durante { $span }
dose-in = { $dose } en { $volume }
dose-at = { $time } { $dose }
dose-first = { $dose } (la primera vez)
dose-second = { $dose } (la segunda vez)
listed-dose = { $label } { $dose }
doses = Dosis

## The head of the page
title = Su plan de { $drug }
title-needed = Su plan de { $drug }, solo si lo necesita
use-this = Use esta hoja. Tire las anteriores.
running-drug = { $drug } (concentración { $strengths })
running-for = Para: { $name }
running-version = Versión { $version }
page-number = página { $page } de { $pages }
for = Para
starts = Empieza
starts-on-day = { $date }, en el día { $day } del plan
shows = Abarca
shows-days = { $days }, hasta el { $date } inclusive
not-every-day = No todos los días
doses-on-some-days = Dosis en { $dosed } de { $shown } días
doses-on-weekdays = Dosis en { $dosed } de { $shown } días, solo en: { $weekdays }
version = Versión
prepared-by = Preparado por
prepared-on = Preparado el

## What is taken
what-you-take = Lo que usted toma
drug = Medicamento
how = Cómo
taking = Cómo tomarlo
taking-ask = Hay algo más que debe saber sobre cómo tomarlo: pregunte en su clínica.
product = Producto
product-line = { $form } de { $strengths }
product-holds = { $count } contiene { $amount }
look = Aspecto
splitting = Partir
do-not-split = No lo parta
split-on-the-line = Pártalo solo por la línea
splitting-unknown = Pregunte antes de partirlo
what-for = Para qué sirve

## Steps
steps = Pasos
dates = Fechas
days-head = Días
total-each-day = Total de cada día
date-range = { $first } – { $last }
again-every = se repite cada { $days }, hasta el { $date }
total = Total de estos días: { $total } ({ $terms })
total-none = Total de estos días: nada
total-term = { $days } de { $amount }
week = Máximo en 7 días seguidos: { $amount }
ends-stop = Después, deje de tomarlo. La última dosis es el { $date }.
ends-no-dose = Después, deje de tomarlo. Ningún día de esta hoja tiene dosis.
ends-goes-on = Esta hoja muestra { $days }, hasta el { $date } inclusive. El plan sigue después.
ends-then = Esta hoja muestra { $days }, hasta el { $date } inclusive. No deje el medicamento por su cuenta. { $then }
ends-then-ask = Esta hoja muestra { $days }, hasta el { $date } inclusive. No deje el medicamento por su cuenta. Pregunte en su clínica qué sigue después.
ends-needed = Esta hoja es para { $days }, hasta el { $date } inclusive.
moved = Dosis movidas u omitidas
left-out = Se omite el { $date }, porque el plan empieza a las { $time }: { $slot } { $amount }
clock-skips = El { $date } el reloj se salta las { $time }: { $amount } se da a la siguiente hora que existe, las { $next } del { $when }
clock-repeats = El { $date } el reloj marca dos veces las { $time }: { $amount } se da una sola vez, la primera
clock-changes = El reloj cambia el { $date }: las dosis separadas por horas mantienen esa separación, a otras horas del reloj.
how-to-stop = Cómo dejarlo
stop-over = No deje el medicamento por su cuenta. Para dejarlo, la dosis se reduce a lo largo de { $days } como mínimo.
stop-gradually = No deje el medicamento por su cuenta. Para dejarlo, la dosis se reduce poco a poco.

## Days
head-date = Fecha
head-day = Día
total-head = Total
mark = Señal
felt = Cómo me sentí
total-of-day = Total { $amount }
tag-change = CAMBIO
tag-refill = RECOGER MÁS
tag-visit = VISITA
tag-last-day = ÚLTIMO DÍA
no-dose = sin dosis
not-on-this-sheet = no está en esta hoja

## As needed
as-needed = Solo si lo necesita
needed-take = Tome
needed-reason = Para qué
needed-when = Cuándo
needed-wait = Espere
needed-wait-least = al menos { $span } entre una dosis y la siguiente
needed-most = No más de
needed-most-per-day = { $doses } en un día
needed-most-in = { $doses } en { $span }
doses-count = { $count } dosis
needed-not-in-totals = Lo que se toma solo si hace falta no está en ningún total de esta hoja.
needed-log = Lo que tomé
log-time-amount = Hora y cantidad { $number }

## If, whom to call, what to collect
if-box = Si …
if-side-effect = tiene un efecto secundario
if-missed = olvida una dosis
if-vomited = vomita después de una dosis
if-ran-out = se le acaba el medicamento
if-better = se siente mejor
warnings = Importante
supply = Lo que debe recoger
supply-whole = En total, para { $days }: { $stock }
supply-first = Primero: { $stock }, suficiente hasta el { $date } inclusive.
supply-next = Pida más a más tardar el { $date }: { $stock }, suficiente hasta el { $until } inclusive.
stock-of = { $count } de { $strength }
quantity = Cantidad
ask-for-more-by = Pida más a más tardar el
visits = Pruebas y visitas
visit-blank = Fecha, qué
contacts = A quién llamar
clinic = Clínica
out-of-hours = Cuando la clínica está cerrada
emergency = En una emergencia

## What this sheet was made from
about = Sobre esta hoja
about-source = Fuente: { $source }
about-no-source = Fuente: no se indica ninguna para este plan
about-evidence = Evidencia: { $text }
about-evidence-elsewhere = Lo que la fuente dice de la evidencia está en la copia para profesionales.
about-day-1 = El día 1 es el { $date }.
about-day-1-at = El día 1 es el { $date }, desde las { $time }.
about-zone = Las horas son las de la zona horaria { $zone }.
about-no-zone = Las horas son las del reloj del lugar donde usted está.
about-slots = Horas del día: { $slots }
about-slot = { $slot } { $time }
about-counted = Un día va de medianoche a medianoche. El total de un día es la suma de sus dosis; el total de estos días es la suma de los días. Ningún total se ha redondeado.
about-limits-proved = Límites: los días de esta hoja respetan los { $count } límites que indican sus fuentes.
about-limits-one = Límites: los días de esta hoja respetan el único límite que indican sus fuentes.
about-limits-not = Límites: NO SE HA DEMOSTRADO que los días de esta hoja respeten los { $count } límites que indican sus fuentes. No use esta hoja antes de que un profesional la haya revisado.
about-limits-unchecked = Límites: NO COMPROBADOS. No use esta hoja antes de que un profesional la haya revisado.
about-limits-later = No se han comprobado todos los límites para los días posteriores a esta hoja.
what-it-is = Una calculadora basada en fuentes citadas, para que la revisen profesionales. No es un producto sanitario.
join = { $first }; { $next }
days-listed = Día por día

## A dose in a grid: a number of units alone, under a title that says of what
count-whole = { $count }
count-half = la mitad
count-quarter = un cuarto
count-three-quarters = tres cuartos
count-and-half = { $count } y la mitad
count-and-quarter = { $count } y un cuarto
count-and-three-quarters = { $count } y tres cuartos
count-times = { $count } × { $strength }
month-of = { $month }: cada número cuenta { $product }
