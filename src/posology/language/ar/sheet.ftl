### Arabic: the sheet

## A dose in a cell
dose-plain = { $amount }
dose-counted = { $count } ({ $amount })
dose-counted-of = { $count } من عيار { $strength } ({ $amount })
dose-over = { $dose } على مدى { $span }
dose-in = { $dose } في { $volume }
dose-at = { $time } { $dose }
dose-first = { $dose } (المرة الأولى)
dose-second = { $dose } (المرة الثانية)
listed-dose = { $label } { $dose }
doses = الجرعات

## The head of the page
title = خطة دوائك: { $drug }
title-needed = خطة دوائك عند الحاجة فقط: { $drug }
use-this = استخدم هذه الورقة. تخلص من الأوراق الأقدم منها.
running-drug = { $drug } (عيار { $strengths })
running-for = الاسم: { $name }
running-version = الإصدار { $version }
page-number = صفحة { $page } من { $pages }
for = الاسم
starts = تبدأ
starts-on-day = { $date }، في اليوم { $day } من الخطة
shows = تشمل
shows-days = { $days }، حتى نهاية { $date }
not-every-day = ليس كل يوم
doses-on-some-days = عدد الأيام التي فيها جرعات: { $dosed } من { $shown }
doses-on-weekdays = عدد الأيام التي فيها جرعات: { $dosed } من { $shown }، فقط في: { $weekdays }
version = الإصدار
prepared-by = أعدها
prepared-on = تاريخ الإعداد

## What is taken
what-you-take = ما تتناوله
drug = الدواء
how = طريقة الاستعمال
taking = كيف تأخذ الدواء
taking-ask = هناك المزيد مما يجب أن تعرفه عن كيفية أخذ الدواء: اسأل عيادتك.
product = المنتج
product-line = { $form } من { $strengths }
product-holds = { $amount } في { $count }
look = الشكل
splitting = التقسيم
do-not-split = لا تقسمه
split-on-the-line = اقسمه عند الخط فقط
splitting-unknown = اسأل قبل أن تقسمه
what-for = الغرض منه

## Steps
steps = الخطوات
dates = التواريخ
days-head = الأيام
total-each-day = المجموع في كل يوم
date-range = { $first } – { $last }
again-every = تتكرر كل { $days } حتى { $date }
total = المجموع لهذه الأيام: { $total } ({ $terms })
total-none = المجموع لهذه الأيام: لا شيء
total-term = { $days } بمقدار { $amount }
week = الحد الأقصى في 7 أيام متتالية: { $amount }
ends-stop = ثم توقف. آخر جرعة في { $date }.
ends-no-dose = ثم توقف. لا توجد جرعة في أي يوم من أيام هذه الورقة.
ends-goes-on = تعرض هذه الورقة { $days }، حتى نهاية { $date }. تستمر الخطة بعد ذلك.
ends-then = تعرض هذه الورقة { $days }، حتى نهاية { $date }. لا توقف الدواء من تلقاء نفسك. { $then }
ends-then-ask = تعرض هذه الورقة { $days }، حتى نهاية { $date }. لا توقف الدواء من تلقاء نفسك. اسأل عيادتك عما يأتي بعد ذلك.
ends-needed = تغطي هذه الورقة { $days }، حتى نهاية { $date }.
moved = جرعات نُقلت أو حُذفت
left-out = حُذفت في { $date } لأن الخطة تبدأ عند { $time }: { $slot } { $amount }
clock-skips = في { $date } تتخطى الساعة { $time }: تُعطى { $amount } في الوقت التالي الموجود، { $next } في { $when }
clock-repeats = في { $date } تعرض الساعة { $time } مرتين: تُعطى { $amount } مرة واحدة، في المرة الأولى
clock-changes = تتغير الساعة في { $date }: الجرعات التي بينها ساعات تبقى على هذا الفاصل، في أوقات أخرى على الساعة.
how-to-stop = كيف توقف الدواء
stop-over = لا توقف الدواء من تلقاء نفسك. لإيقافه تُخفض الجرعة على مدى { $days } على الأقل.
stop-gradually = لا توقف الدواء من تلقاء نفسك. لإيقافه تُخفض الجرعة تدريجيًا.

## Days
head-date = التاريخ
head-day = اليوم
total-head = المجموع
mark = علامة
felt = كيف كان شعوري
total-of-day = المجموع { $amount }
tag-change = تغيير
tag-refill = طلب المزيد
tag-visit = موعد
tag-last-day = آخر يوم
no-dose = لا جرعة
not-on-this-sheet = ليس في هذه الورقة

## As needed
as-needed = عند الحاجة فقط
needed-take = خذ
needed-reason = لأي سبب
needed-when = متى
needed-wait = انتظر
needed-wait-least = { $span } على الأقل بين كل جرعة والجرعة التالية
needed-most = لا تتجاوز
needed-most-per-day = { $doses } في اليوم الواحد
needed-most-in = { $doses } خلال { $span }
doses-count = { $count ->
    [one] { $count } جرعة
    [two] { $count } جرعتان
    [few] { $count } جرعات
    [many] { $count } جرعة
   *[other] { $count } جرعة
}
needed-not-in-totals = ما يؤخذ عند الحاجة فقط غير محسوب في أي مجموع في هذه الورقة.
needed-log = ما تناولته
log-time-amount = الوقت والكمية { $number }

## If, whom to call, what to collect
if-box = إذا …
if-side-effect = ظهر لديك أثر جانبي
if-missed = نسيت جرعة
if-vomited = تقيأت بعد جرعة
if-ran-out = نفد دواؤك
if-better = شعرت بتحسن
warnings = مهم
supply = ما عليك استلامه
supply-whole = المجموع، لمدة { $days }: { $stock }
supply-first = أولًا: { $stock }، تكفي حتى نهاية { $date }.
supply-next = اطلب المزيد في موعد أقصاه { $date }: { $stock }، تكفي حتى نهاية { $until }.
stock-of = { $count } من عيار { $strength }
quantity = الكمية
ask-for-more-by = اطلب المزيد في موعد أقصاه
visits = الفحوص والمواعيد
visit-blank = التاريخ، ما هو
contacts = بمن تتصل
clinic = العيادة
out-of-hours = عندما تكون العيادة مغلقة
emergency = في حالة الطوارئ

## What this sheet was made from
about = عن هذه الورقة
about-source = المصدر: { $source }
about-no-source = المصدر: لم يُذكر أي مصدر لهذه الخطة
about-evidence = الأدلة: { $text }
about-evidence-elsewhere = ما يقوله المصدر عن الأدلة مذكور في نسخة المختصين.
about-day-1 = اليوم 1 هو { $date }.
about-day-1-at = اليوم 1 هو { $date }، بدءًا من { $time }.
about-zone = الأوقات بحسب المنطقة الزمنية { $zone }.
about-no-zone = الأوقات بحسب الساعة في المكان الذي أنت فيه.
about-slots = أوقات اليوم: { $slots }
about-slot = { $slot } { $time }
about-counted = يمتد اليوم من منتصف الليل إلى منتصف الليل. مجموع اليوم هو حاصل جمع جرعاته، ومجموع هذه الأيام هو حاصل جمع أيامها. لم يُقرَّب أي مجموع.
about-limits-proved = الحدود: تلتزم أيام هذه الورقة بجميع الحدود التي تذكرها مصادرها، وعددها { $count }.
about-limits-one = الحدود: تلتزم أيام هذه الورقة بالحد الوحيد الذي تذكره مصادرها.
about-limits-not = الحدود: لم يثبت أن أيام هذه الورقة تلتزم بجميع الحدود التي تذكرها مصادرها، وعددها { $count }. لا تستخدم هذه الورقة قبل أن يراجعها مختص.
about-limits-unchecked = الحدود: لم تُفحص هذه الخطة مقابل أي حد. لا تستخدم هذه الورقة قبل أن يراجعها مختص.
about-limits-later = لم تُفحص جميع الحدود للأيام التي تلي هذه الورقة.
what-it-is = أداة حساب مبنية على مصادر مذكورة، ليراجعها المختصون. ليست جهازًا طبيًا.
join = { $first }، { $next }
days-listed = يومًا بيوم

## A dose in a grid: a number of units alone, under a title that says of what
count-whole = { $count }
count-half = نصف
count-quarter = ربع
count-three-quarters = ثلاثة أرباع
count-and-half = { $count } ونصف
count-and-quarter = { $count } وربع
count-and-three-quarters = { $count } وثلاثة أرباع
count-times = { $count } × { $strength }
month-of = { $month }: كل رقم هو عدد من: { $product }
