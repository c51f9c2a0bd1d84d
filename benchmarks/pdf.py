"""
PDF: sheets a second beside WeasyPrint on the same document in the same run, and a thousand sheets in flat memory.

Run ``python benchmarks/pdf.py`` with the extras ``pdf``, ``html`` and ``bench`` installed; ``--sheets 1000`` is the
default of the second part. WeasyPrint prints the HTML page of the same document. Each sheet has another name on it,
as sheets have; a cold time is that of a new process that prints one, beside that of one that only makes the sheet.
Times are of the processor, so that what else a machine does changes them little. Nothing here is a test: timings
never are.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import resource
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from posology import Frequency, Regimen, Schedule, Sheet, Step
from posology.render import html_page, pdf, printing
from posology.render.document import Document

ISSUED = dt.date(2026, 12, 1)
THREE_A_DAY = Regimen("gabapentin", "oral", Step("300 mg", Frequency.at("08:00", "14:00", "22:00"), days=28))
COLD = "import sys; sys.path.insert(0, sys.argv[1]); import pdf as bench; bench.{}(bench.sheet(0))"


def sheet(number: int) -> Document:
    """A plan of 28 days, three doses a day, for somebody: two pages of plan and the grid of a month."""
    made = Sheet.of(Schedule(THREE_A_DAY, "2026-12-01"), patient=f"Ada Example {number}")
    return printing.document(made, "pdf", calendar="grid")


def typst(document: Document) -> bytes:
    return pdf.page(document, issued=ISSUED)


def weasyprint(document: Document) -> bytes:
    from weasyprint import HTML

    made: bytes = HTML(string=html_page.page(document)).write_pdf(pdf_variant="pdf/ua-1")
    return made


def nothing(document: Document) -> bytes:
    return b""


def warm(printer: Callable[[Document], bytes], documents: list[Document]) -> float:
    """Milliseconds of the processor for a sheet, the median, after a first one."""
    printer(documents[0])
    took = []
    for document in documents[1:]:
        start = time.process_time()
        printer(document)
        took.append(time.process_time() - start)
    return 1000 * statistics.median(took)


def cold(name: str) -> float:
    """Milliseconds of the processor for a new process that makes and prints one sheet, the median of three."""
    took = []
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, "-c", COLD.format(name), str(Path(__file__).parent)], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        took.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return 1000 * statistics.median(took)


def resident(process: int) -> int:
    """KiB of memory that a process and its children hold now."""
    held = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            lines = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        except OSError:
            continue
        if process in (int(lines["Pid"]), int(lines["PPid"])) and "VmRSS" in lines:
            held += int(lines["VmRSS"].split()[0])
    return held


def thousand(sheets: int, processes: int) -> None:
    """Print how long many sheets take, and the memory that all processes together hold on the way."""
    document, peak, done = sheet(0), [0], threading.Event()

    def watch() -> None:
        while not done.wait(0.2):
            peak[0] = max(peak[0], resident(os.getpid()))

    def documents() -> Iterator[Document]:
        import attrs

        for number in range(sheets):
            yield attrs.evolve(document, running=(f"For: Ada Example {number}", *document.running[1:]))

    watching = threading.Thread(target=watch)
    watching.start()
    start, bytes_made = time.perf_counter(), 0
    for number, made in enumerate(pdf.many(documents(), processes=processes, issued=ISSUED), 1):
        bytes_made += len(made)
        if number in (100, sheets // 2, sheets):
            held = resident(os.getpid()) / 1024
            print(f"  {number:>5} sheets: {time.perf_counter() - start:6.1f} s, {held:,.0f} MiB held", flush=True)
    done.set()
    watching.join()
    took = time.perf_counter() - start
    each = bytes_made / sheets / 1024
    print(f"  {sheets / took:.1f} sheets a second, {each:.0f} KiB each, peak {peak[0] / 1024:,.0f} MiB")


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--sheets", type=int, default=1000)
    asked.add_argument("--processes", type=int, default=2)
    given = asked.parse_args()
    documents = [sheet(number) for number in range(9)]
    print(f"{'':6}{'Typst':>10}{'WeasyPrint':>12}{'ratio':>8}")
    ours, theirs = warm(typst, documents), warm(weasyprint, documents)
    print(f"{'warm':6}{ours:>7,.0f} ms{theirs:>9,.0f} ms{theirs / ours:>8.1f}")
    ours, theirs, bare = cold("typst"), cold("weasyprint"), cold("nothing")
    print(f"{'cold':6}{ours:>7,.0f} ms{theirs:>9,.0f} ms{theirs / ours:>8.1f}  ({bare:,.0f} ms of them for the sheet)")
    print(f"{given.sheets} sheets in {given.processes} spawned processes:")
    thousand(given.sheets, given.processes)


if __name__ == "__main__":
    main()
