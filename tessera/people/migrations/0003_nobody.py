"""Nobody is no guest: a transaction without a seat sees no invitation that nobody took up yet."""

from django.db import migrations

SEAT = "current_setting('tessera.seat', true)"
INVITED = "encode(fingerprint, 'hex') = current_setting('tessera.token', true)"
GUEST = f"accepted_by <> '' and accepted_by = {SEAT}"


def _policy(guest: str) -> str:
    test = f"organisation_id = {SEAT} or {guest} or {INVITED}"
    return f"alter policy reader on people_invitation using ({test})"


class Migration(migrations.Migration):
    dependencies = (("people", "0002_access"),)
    operations = (migrations.RunSQL(_policy(GUEST), _policy(f"accepted_by = {SEAT}")),)
