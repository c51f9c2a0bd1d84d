"""Sources name a document that a reader can look up."""

import datetime as dt

import pytest

from posology import Source
from posology.errors import BoundError


def test_a_source_is_written_as_title_and_section():
    assert str(Source("Example label")) == "Example label"
    assert str(Source("Example label", section="4.2", read=dt.date(2026, 11, 22))) == "Example label, 4.2"


@pytest.mark.parametrize("title", ["", " ", None, 5])
def test_a_source_without_a_title_is_refused(title):
    with pytest.raises(BoundError, match=r"source\.title"):
        Source(title)
