"""A circle is `all`, or the kinds of seats that may know of the fact, apart by spaces."""

from django.db import migrations

WIDER = """
ALTER POLICY journal_said_reader ON journal_said USING (
    (circle = 'all' OR current_setting('tessera.kind', true) = ANY (string_to_array(circle, ' ')))
    AND tessera_sees(stream)
);
"""
BEFORE = """
ALTER POLICY journal_said_reader ON journal_said USING (
    circle IN ('all', current_setting('tessera.kind', true)) AND tessera_sees(stream)
);
"""


class Migration(migrations.Migration):
    dependencies = [("journal", "0003_sight")]
    operations = [migrations.RunSQL(WIDER, BEFORE)]
