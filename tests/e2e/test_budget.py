"""A page is light: at most 60 kB over the wire in at most 8 requests, fonts and strangers none."""

import pytest

PAGES = (
    "/",
    "/en/",
    "/fr/rules",
    "/de/rules/single-permit-highly-skilled/immigration-office",
    "/en/your-data",
    "/de/style",
    "/nl/style?errors=yes",
)
BYTES, REQUESTS = 60_000, 8


@pytest.mark.parametrize("address", PAGES)
def test_a_page_keeps_its_budget(open_page, live, address):
    page = open_page()
    asked = []
    page.on("requestfinished", lambda each: asked.append(each))  # noqa: PLW0108 - a builtin cannot be hooked
    page.goto(address, wait_until="networkidle")
    sizes = [each.sizes() for each in asked]
    wire = sum(s["responseBodySize"] + s["responseHeadersSize"] for s in sizes)
    assert all(each.url.startswith(live) for each in asked)
    assert wire <= BYTES, f"{wire} bytes"
    assert len(asked) <= REQUESTS, [each.url for each in asked]
