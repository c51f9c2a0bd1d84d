### Portuguese (Brazil): the sheet

## A dose in a cell
dose-plain = { $amount }
dose-counted = { $count } ({ $amount })
dose-counted-of = { $count } de { $strength } ({ $amount })
dose-over = { $dose } durante { $span }
dose-in = { $dose } em { $volume }
dose-at = { $time } { $dose }
dose-first = { $dose } (na primeira vez)
dose-second = { $dose } (na segunda vez)
listed-dose = { $label } { $dose }
doses = Doses

## The head of the page
title = Seu plano de { $drug }
title-needed = Seu plano de { $drug }, só se precisar
use-this = Use esta folha. Jogue fora as anteriores.
running-drug = { $drug } (concentração { $strengths })
running-for = Para: { $name }
running-version = Versão { $version }
page-number = página { $page } de { $pages }
for = Para
starts = Começa
starts-on-day = { $date }, no dia { $day } do plano
shows = Abrange
shows-days = { $days }, até { $date }, inclusive
not-every-day = Não é todos os dias
doses-on-some-days = Doses em { $dosed } de { $shown } dias
doses-on-weekdays = Doses em { $dosed } de { $shown } dias, somente em: { $weekdays }
version = Versão
prepared-by = Preparado por
prepared-on = Preparado em

## What is taken
what-you-take = O que você toma
drug = Medicamento
how = Como
taking = Como tomar
taking-ask = Há mais a saber sobre como tomar: pergunte na sua clínica.
product = Produto
product-line = { $form } de { $strengths }
product-holds = { $count } contém { $amount }
look = Aparência
splitting = Partir
do-not-split = Não parta
split-on-the-line = Parta somente no sulco
splitting-unknown = Pergunte antes de partir
what-for = Para que serve

## Steps
steps = Etapas
dates = Datas
days-head = Dias
total-each-day = Total de cada dia
date-range = { $first } – { $last }
again-every = de novo a cada { $days }, até { $date }
total = Total destes dias: { $total } ({ $terms })
total-none = Total destes dias: nada
total-term = { $days } de { $amount }
week = Máximo em 7 dias seguidos: { $amount }
ends-stop = Depois, pare. A última dose é em { $date }.
ends-no-dose = Depois, pare. Nenhum dia desta folha tem dose.
ends-goes-on = Esta folha mostra { $days }, até { $date }, inclusive. O plano continua depois disso.
ends-then = Esta folha mostra { $days }, até { $date }, inclusive. Não pare por conta própria. { $then }
ends-then-ask = Esta folha mostra { $days }, até { $date }, inclusive. Não pare por conta própria. Pergunte na sua clínica o que vem depois.
ends-needed = Esta folha é para { $days }, até { $date }, inclusive.
moved = Doses mudadas de hora ou omitidas
left-out = Omitido em { $date }, porque o plano começa às { $time }: { $slot } { $amount }
clock-skips = Em { $date } o relógio pula { $time }: { $amount } é dado na próxima hora que existe, { $next } de { $when }
clock-repeats = Em { $date } o relógio mostra { $time } duas vezes: { $amount } é dado uma só vez, na primeira
clock-changes = O relógio muda em { $date }: as doses separadas por horas mantêm essa separação, em outros horários do relógio.
how-to-stop = Como parar
stop-over = Não pare por conta própria. Para parar, a dose é reduzida ao longo de no mínimo { $days }.
stop-gradually = Não pare por conta própria. Para parar, a dose é reduzida aos poucos.

## Days
head-date = Data
head-day = Dia
total-head = Total
mark = Aviso
felt = Como me senti
total-of-day = Total { $amount }
tag-change = MUDANÇA
tag-refill = BUSCAR MAIS
tag-visit = CONSULTA
tag-last-day = ÚLTIMO DIA
no-dose = sem dose
not-on-this-sheet = não está nesta folha

## As needed
as-needed = Só se você precisar
needed-take = Tome
needed-reason = Para quê
needed-when = Quando
needed-wait = Espere
needed-wait-least = pelo menos { $span } entre uma dose e a próxima
needed-most = Não mais que
needed-most-per-day = { $doses } em um dia
needed-most-in = { $doses } em { $span }
doses-count = { $count ->
    [one] { $count } dose
   *[other] { $count } doses
}
needed-not-in-totals = O que se toma só se for preciso não está em nenhum total desta folha.
needed-log = O que eu tomei
log-time-amount = Hora e quantidade { $number }

## If, whom to call, what to collect
if-box = Se …
if-side-effect = você tiver um efeito colateral
if-missed = você esquecer uma dose
if-vomited = você vomitar depois de uma dose
if-ran-out = o seu medicamento acabar
if-better = você se sentir melhor
warnings = Importante
supply = O que você deve buscar
supply-whole = No total, para { $days }: { $stock }
supply-first = Primeiro: { $stock }, suficiente até { $date }, inclusive.
supply-next = Peça mais no máximo até { $date }: { $stock }, suficiente até { $until }, inclusive.
stock-of = { $count } de { $strength }
quantity = Quantidade
ask-for-more-by = Peça mais no máximo até
visits = Exames e consultas
visit-blank = Data, o quê
contacts = Para quem ligar
clinic = Clínica
out-of-hours = Quando a clínica está fechada
emergency = Em uma emergência

## What this sheet was made from
about = Sobre esta folha
about-source = Fonte: { $source }
about-no-source = Fonte: nenhuma é indicada para este plano
about-evidence = Evidência: { $text }
about-evidence-elsewhere = O que a fonte diz da evidência está na cópia para profissionais.
about-day-1 = O dia 1 é { $date }.
about-day-1-at = O dia 1 é { $date }, a partir das { $time }.
about-zone = As horas são as do fuso horário { $zone }.
about-no-zone = As horas são as do relógio do lugar onde você está.
about-slots = Horas do dia: { $slots }
about-slot = { $slot } { $time }
about-counted = Um dia vai de meia-noite a meia-noite. O total de um dia é a soma das suas doses; o total destes dias é a soma dos dias. Nenhum total foi arredondado.
about-limits-proved = Limites: os dias desta folha respeitam os { $count } limites que as suas fontes indicam.
about-limits-one = Limites: os dias desta folha respeitam o único limite que as suas fontes indicam.
about-limits-not = Limites: NÃO FOI DEMONSTRADO que os dias desta folha respeitam os { $count } limites que as suas fontes indicam. Não use esta folha antes que um profissional a tenha revisado.
about-limits-unchecked = Limites: NÃO VERIFICADOS. Não use esta folha antes que um profissional a tenha revisado.
about-limits-later = Nem todos os limites foram verificados para os dias depois desta folha.
what-it-is = Uma calculadora baseada em fontes citadas, para revisão por profissionais. Não é um dispositivo médico.
join = { $first }; { $next }
days-listed = Dia a dia

## A dose in a grid: a number of units alone, under a title that says of what
count-whole = { $count }
count-half = metade
count-quarter = um quarto
count-three-quarters = três quartos
count-and-half = { $count } e metade
count-and-quarter = { $count } e um quarto
count-and-three-quarters = { $count } e três quartos
count-times = { $count } × { $strength }
month-of = { $month }: cada número conta { $product }
