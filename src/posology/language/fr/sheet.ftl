### French: the sheet

## A dose in a cell
dose-plain = { $amount }
dose-counted = { $count } ({ $amount })
dose-counted-of = { $count } de { $strength } ({ $amount })
dose-over = { $dose } en { $span }
dose-in = { $dose } dans { $volume }
dose-at = { $time } { $dose }
dose-first = { $dose } (la première fois)
dose-second = { $dose } (la seconde fois)
listed-dose = { $label } { $dose }
doses = Doses

## The head of the page
title = Votre plan de traitement : { $drug }
title-needed = Votre plan de traitement, seulement si besoin : { $drug }
use-this = Utilisez cette feuille. Jetez les anciennes.
running-drug = { $drug } (dosage { $strengths })
running-for = Pour : { $name }
running-version = Version { $version }
page-number = page { $page } sur { $pages }
for = Pour
starts = Début
starts-on-day = { $date }, au jour { $day } du plan
shows = Couvre
shows-days = { $days }, jusqu’au { $date } inclus
not-every-day = Pas tous les jours
doses-on-some-days = Doses sur { $dosed } des { $shown } jours
doses-on-weekdays = Doses sur { $dosed } des { $shown } jours, seulement : { $weekdays }
version = Version
prepared-by = Préparé par
prepared-on = Préparé le

## What is taken
what-you-take = Ce que vous prenez
drug = Médicament
how = Comment
taking = Comment le prendre
taking-ask = Il y a d’autres choses à savoir sur la façon de le prendre : demandez à votre équipe soignante.
product = Produit
product-line = { $form } de { $strengths }
product-holds = { $count } contient { $amount }
look = Aspect
splitting = Couper
do-not-split = Ne pas couper
split-on-the-line = Couper seulement sur le trait
splitting-unknown = Demandez conseil avant de couper
what-for = Pour quoi

## Steps
steps = Étapes
dates = Dates
days-head = Jours
total-each-day = Total par jour
date-range = { $first } – { $last }
again-every = de nouveau tous les { $days }, jusqu’au { $date }
total = Total pour ces jours : { $total } ({ $terms })
total-none = Total pour ces jours : rien
total-term = { $days } à { $amount }
week = Maximum sur 7 jours de suite : { $amount }
ends-stop = Ensuite, arrêtez. La dernière dose est le { $date }.
ends-no-dose = Ensuite, arrêtez. Aucun jour de cette feuille n’a de dose.
ends-goes-on = Cette feuille montre { $days }, jusqu’au { $date } inclus. Le plan continue ensuite.
ends-then = Cette feuille montre { $days }, jusqu’au { $date } inclus. N’arrêtez pas de vous-même. { $then }
ends-then-ask = Cette feuille montre { $days }, jusqu’au { $date } inclus. N’arrêtez pas de vous-même. Demandez la suite à votre équipe soignante.
ends-needed = Cette feuille est pour { $days }, jusqu’au { $date } inclus.
moved = Doses déplacées ou omises
left-out = Omis le { $date }, car le plan commence à { $time } : { $slot } { $amount }
clock-skips = Le { $date }, l’horloge saute { $time } : { $amount } est donné à l’heure suivante qui existe, { $next } le { $when }
clock-repeats = Le { $date }, l’horloge affiche deux fois { $time } : { $amount } est donné une seule fois, la première
clock-changes = L’heure change le { $date } : les doses espacées de quelques heures gardent cet espacement, à d’autres heures de l’horloge.
how-to-stop = Comment arrêter
stop-over = N’arrêtez pas de vous-même. Pour arrêter, la dose est réduite sur { $days } au moins.
stop-gradually = N’arrêtez pas de vous-même. Pour arrêter, la dose est réduite peu à peu.

## Days
head-date = Date
head-day = Jour
total-head = Total
mark = Repère
felt = Comment je me sentais
total-of-day = Total { $amount }
tag-change = CHANGEMENT
tag-refill = RENOUVELER
tag-visit = RENDEZ-VOUS
tag-last-day = DERNIER JOUR
no-dose = pas de dose
not-on-this-sheet = pas sur cette feuille

## As needed
as-needed = Seulement si vous en avez besoin
needed-take = Prenez
needed-reason = Pour quoi
needed-when = Quand
needed-wait = Attendez
needed-wait-least = au moins { $span } entre une dose et la suivante
needed-most = Pas plus de
needed-most-per-day = { $doses } en un jour
needed-most-in = { $doses } en { $span }
doses-count = { $count ->
    [one] { $count } dose
   *[other] { $count } doses
}
needed-not-in-totals = Ce qui est pris seulement en cas de besoin n’est dans aucun total de cette feuille.
needed-log = Ce que j’ai pris
log-time-amount = Heure et quantité { $number }

## If, whom to call, what to collect
if-box = Si …
if-side-effect = vous avez un effet indésirable
if-missed = vous oubliez une dose
if-vomited = vous vomissez après une dose
if-ran-out = vous n’avez plus de médicament
if-better = vous vous sentez mieux
warnings = Important
supply = Ce que vous devez retirer
supply-whole = En tout, pour { $days } : { $stock }
supply-first = D’abord : { $stock }, assez jusqu’au { $date } inclus.
supply-next = Demandez la suite au plus tard le { $date } : { $stock }, assez jusqu’au { $until } inclus.
stock-of = { $count } de { $strength }
quantity = Quantité
ask-for-more-by = Demandez la suite au plus tard le
visits = Examens et rendez-vous
visit-blank = Date, quoi
contacts = Qui appeler
clinic = Cabinet ou clinique
out-of-hours = En dehors des heures d’ouverture
emergency = En cas d’urgence

## What this sheet was made from
about = À propos de cette feuille
about-source = Source : { $source }
about-no-source = Source : aucune n’est indiquée pour ce plan
about-evidence = Preuves : { $text }
about-evidence-elsewhere = Ce que la source dit des preuves figure sur l’exemplaire des soignants.
about-day-1 = Le jour 1 est le { $date }.
about-day-1-at = Le jour 1 est le { $date }, à partir de { $time }.
about-zone = Les heures sont celles du fuseau horaire { $zone }.
about-no-zone = Les heures sont celles de l’horloge là où vous êtes.
about-slots = Moments de la journée : { $slots }
about-slot = { $slot } { $time }
about-counted = Un jour va de minuit à minuit. Le total d’un jour est la somme de ses doses ; le total de ces jours est la somme des jours. Aucun total n’a été arrondi.
about-limits-proved = Limites : les jours de cette feuille respectent les { $count } limites que ses sources indiquent.
about-limits-one = Limites : les jours de cette feuille respectent la seule limite que ses sources indiquent.
about-limits-not = Limites : IL N’EST PAS DÉMONTRÉ que les jours de cette feuille respectent les { $count } limites que ses sources indiquent. N’utilisez pas cette feuille avant qu’un professionnel l’ait examinée.
about-limits-unchecked = Limites : NON VÉRIFIÉES. N’utilisez pas cette feuille avant qu’un professionnel l’ait examinée.
about-limits-later = Toutes les limites n’ont pas été vérifiées pour les jours qui suivent cette feuille.
what-it-is = Un calculateur fondé sur des sources citées, à faire vérifier par des professionnels. Ce n’est pas un dispositif médical.
join = { $first } ; { $next }
days-listed = Jour par jour

## A dose in a grid: a number of units alone, under a title that says of what
count-whole = { $count }
count-half = la moitié
count-quarter = un quart
count-three-quarters = trois quarts
count-and-half = { $count } et la moitié
count-and-quarter = { $count } et un quart
count-and-three-quarters = { $count } et trois quarts
count-times = { $count } × { $strength }
month-of = { $month } : chaque nombre compte { $product }
