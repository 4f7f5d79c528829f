"""A browser of a few lines, for the pages of the login simulator."""

import re
from html import unescape
from http.client import HTTPConnection
from urllib.parse import parse_qsl, urlencode, urlsplit


def sent(url, form=None):
    """Status, headers and text of one request; redirects are not followed."""
    parts = urlsplit(url)
    connection = HTTPConnection(parts.hostname, parts.port, timeout=5)
    body = None if form is None else urlencode(form)
    headers = {"Content-Type": "application/x-www-form-urlencoded"} if body is not None else {}
    connection.request(
        "GET" if form is None else "POST", f"{parts.path}?{parts.query}", body, headers
    )
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response.status, dict(response.getheaders()), text


def chosen(url, person):
    """Open the list of people, press the button of one, and say where that leads."""
    status, _, page = sent(url)
    assert status == 200, (status, page)
    hidden = re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', page)
    form = {unescape(name): unescape(value) for name, value in hidden} | {"person": person}
    status, headers, _ = sent(url.split("?")[0], form)
    assert status == 303
    return headers["Location"]


def query(url):
    return dict(parse_qsl(urlsplit(url).query))
