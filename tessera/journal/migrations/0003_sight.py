"""Who sees which entry: the seats with a place for the dossier, within the circle of the fact."""

from django.db import migrations

# The cheap half first: the circle shuts most rows off before the desk is asked.
SIGHT = """
ALTER POLICY journal_said_reader ON journal_said USING (
    circle IN ('all', current_setting('tessera.kind', true)) AND tessera_sees(stream)
);
"""
BLIND = "ALTER POLICY journal_said_reader ON journal_said USING (false);"


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_privileges"), ("desk", "0001_places")]
    operations = [migrations.RunSQL(SIGHT, BLIND)]
