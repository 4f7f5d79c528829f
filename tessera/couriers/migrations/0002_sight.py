"""A letter is read by who was sent it, or sent it, while the dossier is still theirs to see."""

from django.db import migrations

OWN = """
(state <> 'due' and (organisation = current_setting('tessera.seat', true)
                     or authority = current_setting('tessera.seat', true)))
"""
SIGHT = f"alter policy own_letters on couriers_letter using ({OWN} and tessera_sees(stream));"
BEFORE = f"alter policy own_letters on couriers_letter using ({OWN});"


class Migration(migrations.Migration):
    dependencies = (("couriers", "0001_letters"), ("desk", "0001_places"))
    operations = (migrations.RunSQL(SIGHT, BEFORE),)
