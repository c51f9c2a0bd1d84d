### German: the sheet

## A dose in a cell
dose-plain = { $amount }
dose-counted = { $count } ({ $amount })
dose-counted-of = { $count } zu { $strength } ({ $amount })
dose-over = { $dose } über { $span }
dose-in = { $dose } in { $volume }
dose-at = { $time } { $dose }
dose-first = { $dose } (beim ersten Mal)
dose-second = { $dose } (beim zweiten Mal)
listed-dose = { $label } { $dose }
doses = Dosen

## The head of the page
title = Ihr Plan für { $drug }
title-needed = Ihr Plan für { $drug }, nur bei Bedarf
use-this = Benutzen Sie dieses Blatt. Werfen Sie ältere weg.
running-drug = { $drug } (Stärke { $strengths })
running-for = Für: { $name }
running-version = Fassung { $version }
page-number = Seite { $page } von { $pages }
for = Für
starts = Beginnt
starts-on-day = { $date }, an Tag { $day } des Plans
shows = Umfasst
shows-days = { $days }, bis einschließlich { $date }
not-every-day = Nicht jeden Tag
doses-on-some-days = Dosen an { $dosed } von { $shown } Tagen
doses-on-weekdays = Dosen an { $dosed } von { $shown } Tagen, nur am { $weekdays }
version = Fassung
prepared-by = Erstellt von
prepared-on = Erstellt am

## What is taken
what-you-take = Was Sie nehmen
drug = Medikament
how = Wie
taking = Wie Sie es anwenden
taking-ask = Zur Anwendung gibt es noch mehr zu wissen: Fragen Sie Ihre Praxis oder Klinik.
product = Präparat
product-line = { $form } zu { $strengths }
product-holds = { $count } enthält { $amount }
look = Aussehen
splitting = Teilen
do-not-split = Nicht teilen
split-on-the-line = Nur an der Kerbe teilen
splitting-unknown = Fragen Sie, bevor Sie etwas davon teilen
what-for = Wofür

## Steps
steps = Schritte
dates = Daten
days-head = Tage
total-each-day = Summe an jedem Tag
date-range = { $first } – { $last }
again-every = wieder alle { $days }, bis { $date }
total = Summe für diese Tage: { $total } ({ $terms })
total-none = Summe für diese Tage: nichts
total-term = { $days } mit { $amount }
week = Höchste Summe an 7 Tagen hintereinander: { $amount }
ends-stop = Danach hören Sie auf. Die letzte Dosis ist am { $date }.
ends-no-dose = Danach hören Sie auf. Kein Tag auf diesem Blatt hat eine Dosis.
ends-goes-on = Dieses Blatt zeigt { $days }, bis einschließlich { $date }. Danach geht der Plan weiter.
ends-then = Dieses Blatt zeigt { $days }, bis einschließlich { $date }. Hören Sie nicht von sich aus auf. { $then }
ends-then-ask = Dieses Blatt zeigt { $days }, bis einschließlich { $date }. Hören Sie nicht von sich aus auf. Fragen Sie Ihre Praxis oder Klinik, wie es weitergeht.
ends-needed = Dieses Blatt ist für { $days }, bis einschließlich { $date }.
moved = Verschoben oder ausgelassen
left-out = Ausgelassen am { $date }, weil der Plan um { $time } beginnt: { $slot } { $amount }
clock-skips = Die Uhr überspringt { $time } am { $date }: { $amount } wird zur nächsten Zeit gegeben, die es gibt, { $next } am { $when }
clock-repeats = Die Uhr zeigt { $time } am { $date } zweimal: { $amount } wird nur einmal gegeben, beim ersten Mal
clock-changes = Die Uhr wird am { $date } umgestellt: Dosen im Abstand von Stunden behalten diesen Abstand, zu anderen Uhrzeiten.
how-to-stop = Wie Sie aufhören
stop-over = Hören Sie nicht von sich aus auf. Zum Aufhören wird die Dosis über mindestens { $days } verringert.
stop-gradually = Hören Sie nicht von sich aus auf. Zum Aufhören wird die Dosis nach und nach verringert.

## Days
head-date = Datum
head-day = Tag
total-head = Summe
mark = Hinweis
felt = Wie es mir ging
total-of-day = Summe { $amount }
tag-change = ÄNDERUNG
tag-refill = NACHSCHUB HOLEN
tag-visit = TERMIN
tag-last-day = LETZTER TAG
no-dose = keine Dosis
not-on-this-sheet = nicht auf diesem Blatt

## As needed
as-needed = Nur wenn Sie es brauchen
needed-take = Nehmen Sie
needed-reason = Wofür
needed-when = Wann
needed-wait = Warten Sie
needed-wait-least = mindestens { $span } von einer Dosis bis zur nächsten
needed-most = Nicht mehr als
needed-most-per-day = { $doses } an einem Tag
needed-most-in = { $doses } je { $span }
doses-count = { $count ->
    [one] { $count } Dosis
   *[other] { $count } Dosen
}
needed-not-in-totals = Was nur bei Bedarf genommen wird, ist in keiner Summe auf diesem Blatt enthalten.
needed-log = Was ich genommen habe
log-time-amount = Uhrzeit und Menge { $number }

## If, whom to call, what to collect
if-box = Wenn …
if-side-effect = Sie eine Nebenwirkung haben
if-missed = Sie eine Dosis vergessen
if-vomited = Sie nach einer Dosis erbrechen
if-ran-out = Ihr Medikament zu Ende geht
if-better = es Ihnen besser geht
warnings = Wichtig
supply = Was Sie abholen
supply-whole = Insgesamt, für { $days }: { $stock }
supply-first = Zuerst: { $stock }, genug bis einschließlich { $date }.
supply-next = Bitten Sie spätestens am { $date } um Nachschub: { $stock }, genug bis einschließlich { $until }.
stock-of = { $count } zu { $strength }
quantity = Menge
ask-for-more-by = Um Nachschub bitten spätestens am
visits = Untersuchungen und Termine
visit-blank = Datum, was
contacts = Wen Sie anrufen
clinic = Praxis oder Klinik
out-of-hours = Wenn die Praxis geschlossen ist
emergency = Im Notfall

## What this sheet was made from
about = Über dieses Blatt
about-source = Quelle: { $source }
about-no-source = Quelle: für diesen Plan ist keine angegeben
about-evidence = Belege: { $text }
about-evidence-elsewhere = Was die Quelle zu den Belegen sagt, steht auf der Ausfertigung für Fachleute.
about-day-1 = Tag 1 ist { $date }.
about-day-1-at = Tag 1 ist { $date }, ab { $time }.
about-zone = Die Uhrzeiten sind die der Zeitzone { $zone }.
about-no-zone = Die Uhrzeiten sind die der Uhr an dem Ort, an dem Sie sind.
about-slots = Tageszeiten: { $slots }
about-slot = { $slot } { $time }
about-counted = Ein Tag geht von Mitternacht bis Mitternacht. Die Summe eines Tages ist die seiner Dosen; die Summe für diese Tage ist die der Tage. Keine Summe wurde gerundet.
about-limits-proved = Grenzen: Die Tage auf diesem Blatt halten alle { $count } Grenzen ein, die die Quellen dieses Plans nennen.
about-limits-one = Grenzen: Die Tage auf diesem Blatt halten die einzige Grenze ein, die die Quellen dieses Plans nennen.
about-limits-not = Grenzen: Es ist NICHT GEZEIGT, dass die Tage auf diesem Blatt alle { $count } Grenzen einhalten, die die Quellen dieses Plans nennen. Benutzen Sie dieses Blatt nicht, bevor eine Fachperson es geprüft hat.
about-limits-unchecked = Grenzen: NICHT GEPRÜFT. Benutzen Sie dieses Blatt nicht, bevor eine Fachperson es geprüft hat.
about-limits-later = Für die Tage nach diesem Blatt wurden nicht alle Grenzen geprüft.
what-it-is = Ein Rechner über angegebene Quellen, zur Prüfung durch Fachleute. Kein Medizinprodukt.
join = { $first }; { $next }
days-listed = Tag für Tag

## A dose in a grid: a number of units alone, under a title that says of what
count-whole = { $count }
count-half = ein halb
count-quarter = ein viertel
count-three-quarters = drei viertel
count-and-half = { $count } und ein halb
count-and-quarter = { $count } und ein viertel
count-and-three-quarters = { $count } und drei viertel
count-times = { $count } × { $strength }
month-of = { $month }: jede Zahl zählt { $product }
