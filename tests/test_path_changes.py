"""Changes over every path, in figures: from which day, of which start, and where nothing changes."""

from courses import LABEL
from decision_paths import mg

from posology import Amount, Bound, Frequency, Regimen, Step, Titration
from posology.dose_choice import DoseChoice
from posology.ladders.every_path import every_path
from posology.share import Share

EVERY_OTHER = Frequency.every(days=2)
UP, DOWN = ("raise", "hold"), ("lower", "hold")


def rules(start, increment="10 mg", ceiling="60 mg", decisions=UP, **more):
    given = {"start": start, "increment": increment, "ceiling": ceiling, "interval": 3, "decisions": decisions}
    return Titration(**given | more)


def only(rules, bound, *before):
    return every_path(Regimen("examplol", "oral", [*before, rules]), bound, lambda _: None)


def rise(most, within=1, **more):
    return Bound.rise(most, within_days=within, source=LABEL, **more)


def fall(most, within=1, **more):
    return Bound.fall(most, within_days=within, source=LABEL, **more)


def ladder(verdict):
    return [(day, mg(level)) for day, level in verdict.ladder]


def test_a_change_of_an_amount_has_a_margin_and_a_day_without_a_time():
    verdict = only(rules("30 mg"), rise("12 mg"))
    assert (verdict.status, str(verdict.value), str(verdict.margin), verdict.why) == ("PROVED", "10 mg", "2 mg", "")
    assert (verdict.witness.day, verdict.witness.time) == (4, None)


def test_a_dose_that_doubles_is_shown_with_its_path():
    verdict = only(rules("10 mg", ceiling="20 mg"), rise("100 %", of="current"))
    assert (verdict.status, verdict.value, verdict.margin) == ("PROVED", Share("100 %"), None)
    assert (verdict.witness.day, ladder(verdict)) == (4, [(1, 10), (4, 20)])


def test_a_path_that_never_rises_has_a_rise_of_nothing_and_shows_no_path():
    falling = rules("60 mg", decisions=DOWN, floor="30 mg")
    for bound, value in (
        (rise("10 mg"), Amount("0 mg")),
        (rise("10 %", of="start"), Share("0 %")),
        (rise("10 %", of="current"), Share("0 %")),
    ):
        verdict = only(falling, bound)
        assert (verdict.status, verdict.value, verdict.witness, verdict.ladder) == ("PROVED", value, None, ())


def test_the_start_with_the_largest_share_of_itself_counts_whichever_it_is():
    # 40 mg may be lowered by 20 mg, half of it; 30 mg may not, for the floor is 20 mg
    verdict = only(
        rules(DoseChoice("30 mg", "40 mg"), "20 mg", decisions=DOWN, floor="20 mg"), fall("50 %", of="start")
    )
    assert (verdict.status, verdict.value, ladder(verdict)) == ("PROVED", Share("50 %"), [(1, 40), (4, 20)])


def test_of_several_starts_the_one_that_breaks_the_bound_first_is_shown():
    # 40 mg to 20 mg on night 4 is half of it; 60 mg to 40 mg a third, and to 20 mg on night 7 two thirds
    verdict = only(
        rules(DoseChoice("40 mg", "60 mg"), "20 mg", decisions=DOWN, floor="20 mg"), fall("40 %", 7, of="start")
    )
    assert (verdict.status, verdict.value.part * 3) == ("VIOLATED", 2)
    assert (verdict.witness.day, verdict.witness.value, ladder(verdict)) == (4, Share("50 %"), [(1, 40), (4, 20)])


# --- After other steps ---


def test_a_start_before_the_titration_is_the_sum_of_its_whole_day_alone():
    # nothing on day 1, 20 mg on day 2, 40 mg on day 3, 60 mg on day 4: from day 1 on 3 times the 20 mg
    both = Frequency.at("morning", "bedtime")
    before = [Step.no_dose(days=1), Step("20 mg", Frequency.at("bedtime"), days=1), Step("20 mg", both, days=1)]
    verdict = only(rules("60 mg", ceiling="70 mg"), rise("300 %", 3, of="start"), *before)
    assert (verdict.status, verdict.value, verdict.witness.day) == ("PROVED", Share("300 %"), 4)


def test_a_start_before_the_titration_from_which_nothing_falls_has_a_fall_of_nothing():
    verdict = only(rules("30 mg"), fall("10 %", of="start"), Step("30 mg", Frequency.at("bedtime"), days=2))
    assert (verdict.status, verdict.value, verdict.witness) == ("PROVED", Share("0 %"), None)


def test_a_rise_before_the_titration_counts_and_is_on_its_own_day():
    before = [Step(f"{dose} mg", Frequency.at("bedtime"), days=1) for dose in (20, 100)]
    verdict = only(rules("10 mg"), rise("80 mg"), *before)
    assert (verdict.status, verdict.value, verdict.witness.day, ladder(verdict)) == ("PROVED", Amount("80 mg"), 2, [])


def test_a_rise_after_other_steps_is_from_one_day_to_the_next_and_no_further():
    verdict = only(rules("30 mg"), rise("10 mg"), Step("30 mg", Frequency.at("bedtime"), days=2))
    assert (verdict.status, verdict.value, verdict.witness.day) == ("PROVED", Amount("10 mg"), 6)


# --- Days without a dose ---


def test_from_a_day_without_a_dose_nothing_falls():
    verdict = only(rules("30 mg", frequency=EVERY_OTHER), fall("100 %", 2, of="current"))
    assert (verdict.status, verdict.value, verdict.witness.day) == ("PROVED", Share("100 %"), 2)
