"""Any role may learn the last entry of the stream of the law: another one, and it is time to read it.

The owner sees that one stream of the journal, whose facts are everybody's to know, and no other.
"""

from django.db import migrations

LAW = "'5b1f5f0a-6a0f-5a6e-9d52-2f0f4b3c9a11'"
NUMBER = f"""
create policy journal_said_law on journal_said for select to current_user using (stream = {LAW});
create function journal_law_last() returns bigint
language sql stable security definer set search_path = pg_catalog, public as $$
  select coalesce((
    select id from public.journal_said where stream = {LAW} order by version desc limit 1), 0)
$$;
revoke all on function journal_law_last from public;
grant execute on function journal_law_last to tessera_reader, tessera_door, tessera_courier;
"""  # noqa: S608 - our own words
BEFORE = "drop function journal_law_last; drop policy journal_said_law on journal_said;"


class Migration(migrations.Migration):
    dependencies = [("journal", "0005_bundles")]
    operations = [migrations.RunSQL(NUMBER, BEFORE)]
