"""Places, clocks and search words, each seat shut off from the others by equality.

`titled` is the stream of the title that the dossier opens, so that a seat finds both.
"""

from django.db import migrations

TABLES = """
create table desk_place (
    seat text collate "C" not null,
    dossier uuid not null,
    kind text collate "C" not null,
    reference text collate "C" not null,
    procedure text collate "C" not null,
    phase text collate "C" not null,
    work text collate "C" not null,
    stay text collate "C" not null,
    queue text collate "C" not null,
    act text collate "C" not null,
    waits_for text collate "C" not null,
    due date not null,
    since date not null,
    filed_on date not null,
    assignee text collate "C" not null,
    title text collate "C" not null,
    titled uuid not null,
    primary key (seat, dossier)
);
create index desk_place_queue on desk_place (seat, queue, due, filed_on, dossier);
create index desk_place_assignee on desk_place (seat, assignee, queue, due, filed_on, dossier);
create index desk_place_phase on desk_place (seat, queue, phase);
create index desk_place_dossier on desk_place (dossier);
create index desk_place_titled on desk_place (titled);

create table desk_clock (
    dossier uuid not null,
    clock text collate "C" not null,
    due date not null,
    primary key (dossier, clock)
);
create index desk_clock_due on desk_clock (due, dossier);

create table desk_word (
    seat text collate "C" not null,
    word text collate "C" not null,
    dossier uuid not null,
    primary key (seat, word, dossier)
);
create index desk_word_dossier on desk_word (dossier);
"""

# plpgsql, so that the planner can never turn it into a hashed sub-plan over a big seat's places
SEES = """
create function tessera_sees(which uuid) returns boolean
language plpgsql stable security definer set search_path = public as $$
begin
    return exists (
        select 1 from desk_place
        where seat = current_setting('tessera.seat', true) and dossier = which
    ) or exists (
        select 1 from desk_place
        where titled = which and seat = current_setting('tessera.seat', true)
    );
end $$;
revoke all on function tessera_sees(uuid) from public;
grant execute on function tessera_sees(uuid) to tessera_reader, tessera_door, tessera_courier;
"""

RIGHTS = """
alter table desk_place enable row level security;
alter table desk_word enable row level security;
create policy own_seat on desk_place for select to tessera_reader
    using (seat = current_setting('tessera.seat', true));
create policy own_seat on desk_word for select to tessera_reader
    using (seat = current_setting('tessera.seat', true));
create policy whole on desk_place to tessera_door using (true) with check (true);
create policy whole on desk_word to tessera_door using (true) with check (true);
grant select on desk_place, desk_word to tessera_reader;
grant select, insert, update, delete on desk_place, desk_word, desk_clock to tessera_door;
grant select on desk_clock to tessera_courier;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(TABLES, "drop table desk_place, desk_clock, desk_word"),
        migrations.RunSQL(SEES, "drop function tessera_sees(uuid)"),
        migrations.RunSQL(RIGHTS, migrations.RunSQL.noop),
    ]
