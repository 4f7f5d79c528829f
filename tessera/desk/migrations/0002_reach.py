"""Which law reaches each open dossier, for `tessera law impact`; the faces' role cannot read it."""

from django.db import migrations

TABLE = """
create table desk_reach (
    dossier uuid primary key,
    procedure text collate "C" not null,
    authority text collate "C" not null,
    filed_on date not null,
    complete_on date,
    revision integer not null,
    known text collate "C" not null
);
grant select, insert, update, delete on desk_reach to tessera_door;
"""


class Migration(migrations.Migration):
    dependencies = [("desk", "0001_places")]
    operations = [migrations.RunSQL(TABLE, "drop table desk_reach")]
