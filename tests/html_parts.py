"""Parts of an HTML page: its elements and its texts, taken apart by the standard library's parser."""

from html.parser import HTMLParser

REPEATED = {"who", "running", "notice"}
VOID = {"meta", "input", "br", "img"}


class Parts(HTMLParser):
    """All elements as (name, attributes), and the texts that stand once, in order."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._text = ""
        self._open: list[tuple[str, bool, bool]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        held = dict(attrs)
        piece = tag == "span" and held == {"class": "part"}
        if not piece:
            self._said()
        self.elements.append((tag, held))
        if tag not in VOID:
            apart = tag in {"style", "title", "svg"} or bool(REPEATED & set((held.get("class") or "").split()))
            self._open.append((tag, apart, piece))

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        if not self._open[-1][2]:
            self._said()
        assert self._open.pop()[0] == tag, f"</{tag}> closes another element"

    def handle_data(self, data):
        if not any(apart for _, apart, _ in self._open):
            self._text += data

    def _said(self) -> None:
        """A text ends where any element but a piece of a line begins or ends."""
        if self._text.strip():
            self.texts.append(self._text.strip("\n "))
        self._text = ""

    def named(self, *names: str) -> list[dict[str, str | None]]:
        """The attributes of all elements of these names."""
        return [held for name, held in self.elements if name in names]
