### Chinese (simplified).

review = none
notice = 本译文未经合格人员审校，请勿交给患者。

## Numbers

decimal-mark = .
group-mark = ,

## Dates and times. A month heads a page, a day stands under it.

date = { $year }年{ $month }{ $day }日{ $weekday }
day = { $month }{ $day }日{ $weekday }
month = { $year }年{ $month }
time = { $hour }:{ $minute }
days = { $count } 天
hours = { $count } 小时
minutes = { $count } 分钟

## Slots of a day

slot-morning = 早上
slot-noon = 中午
slot-evening = 晚上
slot-bedtime = 睡前

## Amounts

none = 无
amount = { $number } { $unit }
strength = 每 { $volume } 含 { $dose }

## Units. The number only selects the plural.

unit-g = g
unit-mg = mg
unit-mcg = 微克
unit-ng = ng
unit-L = L
unit-mL = mL
unit-dL = dL
unit-mol = mol
unit-mmol = mmol
unit-umol = 微摩尔
unit-mEq = mEq
unit-mg_PE = mg PE
unit-kg = kg
unit-lb = lb
unit-m2 = m2
unit-cm = cm
unit-m = m
unit-in = 英寸
unit-min = 分钟
unit-h = 小时
unit-day = 天
unit-week = 周
unit-insulin_units = 胰岛素单位
unit-heparin_units = 肝素单位
unit-enoxaparin_units = 依诺肝素单位
unit-epoetin_units = 促红素单位
unit-penicillin_units = 青霉素单位
unit-onabotulinumtoxin_units = onabotulinumtoxinA 单位
unit-colecalciferol_units = 胆骨化醇单位
unit-factor_VIII_units = 凝血因子VIII 单位

## Routes

route-oral = 口服
route-sublingual = 舌下含服
route-buccal = 含在颊与牙龈之间
route-intravenous = 注入静脉
route-intramuscular = 注入肌肉
route-subcutaneous = 注入皮下
route-transdermal = 经皮肤吸收
route-topical = 用于皮肤表面
route-rectal = 放入直肠
route-inhaled = 吸入
route-nasal = 用于鼻腔
route-ophthalmic = 用于眼睛
route-otic = 用于耳内
route-vaginal = 放入阴道
route-epidural = 注入脊髓周围的腔隙
route-intrathecal = 注入脊髓周围的液体

## Drugs, by their generic names

drug-amitriptyline = 阿米替林
drug-azathioprine = 硫唑嘌呤
drug-cyclophosphamide = 环磷酰胺
drug-desipramine = 地昔帕明
drug-doxepin = 多塞平
drug-duloxetine = 度洛西汀
drug-gabapentin = 加巴喷丁
drug-immune-globulin = 人免疫球蛋白
drug-methylprednisolone = 甲泼尼龙
drug-nortriptyline = 去甲替林
drug-prednisone = 泼尼松
drug-pregabalin = 普瑞巴林
