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
        self._open: list[tuple[str, bool]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        held = dict(attrs)
        self.elements.append((tag, held))
        if tag not in VOID:
            apart = tag in {"style", "title", "svg"} or bool(REPEATED & set((held.get("class") or "").split()))
            self._open.append((tag, apart))

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self._open.pop()[0] == tag, f"</{tag}> closes another element"

    def handle_data(self, data):
        if data.strip() and not any(apart for _, apart in self._open):
            self.texts.append(data.strip("\n "))

    def named(self, *names: str) -> list[dict[str, str | None]]:
        """The attributes of all elements of these names."""
        return [held for name, held in self.elements if name in names]
