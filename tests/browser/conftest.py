"""A browser: one headless Chromium for all tests of this directory; without it they skip and say what is missing."""

import importlib.util
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A running browser."""
    if importlib.util.find_spec("playwright") is None:
        pytest.skip("playwright is not installed: pip install 'posology[browser]'")
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine: apt-get install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def tab(chromium: Any) -> Iterator[Any]:
    """A tab in which a test may run a script; the pages allow none of their own."""
    context = chromium.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core: POSOLOGY_AXE names the file."""
    named = os.environ.get("POSOLOGY_AXE", "")
    if not Path(named).is_file():
        pytest.skip("no axe.min.js of the npm package axe-core; POSOLOGY_AXE names it")
    return Path(named).read_text("utf-8")


@pytest.fixture(scope="session")
def printed_pages(tab: Any, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], list[str]]:
    """Print a page to PDF, and give the text of each of its sheets of paper in the order in which it was written."""
    if shutil.which("pdftotext") is None:
        pytest.skip("no pdftotext on this machine: apt-get install poppler-utils")
    file = tmp_path_factory.mktemp("printed") / "page.pdf"

    def printed(page: str) -> list[str]:
        tab.set_viewport_size({"width": 1280, "height": 900})
        tab.set_content(page)
        tab.pdf(path=str(file), prefer_css_page_size=True)
        command = ["pdftotext", "-raw", "-enc", "UTF-8", str(file), "-"]
        done = subprocess.run(command, capture_output=True, check=True, timeout=60)
        return done.stdout.decode("utf-8").split("\f")[:-1]

    return printed
