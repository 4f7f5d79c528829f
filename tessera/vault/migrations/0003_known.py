"""A note is known to those who may know of the fact that speaks of it, and to nobody else."""

from django.db import migrations

# Each of `known` is `all` or a kind of seat; binding fills it in, and only ever adds to it.
KNOWN = """
alter table vault_note add column known text[] not null default '{}';
grant update (known) on vault_note to tessera_door;
alter policy reads on vault_note using (
    (organisation = current_setting('tessera.seat', true)
        or bound_at is not null
            and ('all' = any(known) or current_setting('tessera.kind', true) = any(known))
            and (audience = 'parties' or audience = 'authorities'
                and current_setting('tessera.kind', true) in ('work-authority', 'stay-authority')))
    and vault_sees(dossier)
);
"""
BEFORE = """
alter policy reads on vault_note using (
    (organisation = current_setting('tessera.seat', true)
        or bound_at is not null and (audience = 'parties' or audience = 'authorities'
            and current_setting('tessera.kind', true) in ('work-authority', 'stay-authority')))
    and vault_sees(dossier)
);
alter table vault_note drop column known;
"""


class Migration(migrations.Migration):
    dependencies = [("vault", "0002_access")]
    operations = [migrations.RunSQL(KNOWN, BEFORE)]
