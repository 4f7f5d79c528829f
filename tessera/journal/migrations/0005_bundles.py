"""Bundles of law by digest, and the public keys of those who may sign them: added to, never changed."""

from django.db import migrations

TABLES = """
create table journal_bundle (
    digest text collate "C" primary key,
    content bytea not null,
    at timestamptz not null
);
alter table journal_bundle alter content set storage external;
create table journal_jurist (
    name text collate "C" primary key,
    verifier text collate "C" not null unique,
    at timestamptz not null
);
grant select, insert on journal_bundle, journal_jurist to tessera_door;
"""


class Migration(migrations.Migration):
    dependencies = [("journal", "0004_circles")]
    operations = [migrations.RunSQL(TABLES, "drop table journal_bundle, journal_jurist")]
