"""Browsers in which invented people sit at their desks, without the way through sign-in."""

from django.conf import settings
from django.test import Client

from tessera.people import demo


def browser(person: str) -> Client:
    """Signed in as this person of the demo, in the first of their seats."""
    client = Client(SERVER_NAME="127.0.0.1", HTTP_ACCEPT_ENCODING="gzip")
    seat = demo.seats(person)[0]
    session = client.session
    session.update(
        {
            "person": str(demo.person(person)),
            "agent": "",
            "name": person,
            "assurance": "substantial",
            "issuer": "login",
            "seat": f"{seat.role}@{seat.organisation}",
        }
    )
    session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return client
