"""A key remembers the trace of the call that recorded, by which the same receipt is told again."""

from django.db import migrations

COLUMN = "alter table registry_key add column trace text collate \"C\" not null default ''"


class Migration(migrations.Migration):
    dependencies = [("registry", "0001_keys")]
    operations = [migrations.RunSQL(COLUMN, "alter table registry_key drop column trace")]
