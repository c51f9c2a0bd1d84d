"""A review is good for just what was read: any later change to a message, in either language, ends it."""

import importlib

import pytest

from posology.errors import SheetError
from posology.language import language
from posology.language.review import fingerprint, is_reviewed

catalogue = importlib.import_module("posology.language.catalogue")
review = importlib.import_module("posology.language.review")


@pytest.fixture
def es(monkeypatch):
    """Change the files of Spanish, or of English, for one test; `layers` is where they are read."""

    def changed(tag, old, new):
        whole = catalogue.layers

        def layers(asked):
            made = whole(asked)
            if asked != tag:
                return made
            assert any(old in text for layer in made for _, text in layer)
            return tuple(tuple((name, text.replace(old, new)) for name, text in layer) for layer in made)

        monkeypatch.setattr(catalogue, "layers", layers)
        monkeypatch.setattr(review, "layers", layers)
        catalogue.catalogue.cache_clear()

    yield changed
    monkeypatch.undo()
    catalogue.catalogue.cache_clear()


def reviewed(es):
    es("es", "review = none", f"review = A. Example, 1 Dec 2026, {fingerprint('es')}")


def test_a_review_of_what_there_is_lets_a_language_be_printed(es):
    reviewed(es)
    assert (language("es").reviewed, language("es").notice) == (True, "")


@pytest.mark.parametrize(
    ("tag", "old", "new"),
    [
        ("es", "sin dosis", "ninguna dosis"),
        ("es", "[one] { $count } día\n", "[one] { $count } días\n"),
        ("es", "decimal-mark = ,", "decimal-mark = ."),
        ("en-US", "no-dose = no dose", "no-dose = not a dose"),
    ],
)
def test_a_change_to_a_message_of_either_language_ends_a_review(es, tag, old, new):
    reviewed(es)
    es(tag, old, new)
    with pytest.raises(SheetError, match=r"the review of es \(A. Example, .*\) is not of the messages that it has now"):
        language("es")
    words = language("es", unreviewed=True)
    assert not words.reviewed
    assert words.notice


def test_a_comment_and_the_layout_of_a_file_end_no_review(es):
    reviewed(es)
    es("es", "no-dose = sin dosis", "# a remark\nno-dose =   sin dosis")
    assert is_reviewed("es")


@pytest.mark.parametrize("mark", ["A. Example, 1 Dec 2026", "yes", "0123456789abcdef"])
def test_a_review_without_the_fingerprint_is_none(es, mark):
    es("es", "review = none", f"review = {mark}")
    with pytest.raises(SheetError, match="the review of es"):
        language("es")


def test_a_review_of_spanish_is_none_of_the_spanish_of_the_united_states(es):
    mark = f"review = A. Example, 1 Dec 2026, {fingerprint('es')}"
    es("es-US", "review = none", mark)
    with pytest.raises(SheetError, match="the review of es-US"):
        language("es-US")


def test_every_language_has_a_fingerprint_of_its_own():
    assert len({fingerprint(tag) for tag in ("es", "es-US", "en-GB")}) == 3
