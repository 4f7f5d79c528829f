"""Idempotency keys: one act from outside is recorded once, however often it is sent."""

from django.db import migrations

TABLE = """
create table registry_key (
    seat text collate "C" not null,
    key text collate "C" not null,
    digest bytea not null,
    dossier uuid not null,
    version int not null,
    at timestamptz not null,
    primary key (seat, key)
);
create index registry_key_at on registry_key (at);
grant select, insert on registry_key to tessera_door;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [migrations.RunSQL(TABLE, "drop table registry_key")]
