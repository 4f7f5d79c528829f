"""Letters, how far each courier has read, and e-mails; a seat sees its own letters, by equality."""

from django.db import migrations

TABLES = """
create table couriers_cursor (
    courier text collate "C" primary key,
    leaf bigint not null
);
insert into couriers_cursor values ('letters', 0);

create table couriers_letter (
    id uuid primary key,
    code text collate "C" not null unique,
    stream uuid not null,
    about integer not null,
    leaf bigint not null,
    fact text collate "C" not null,
    kind text collate "C" not null,
    role text collate "C" not null,
    organisation text collate "C" not null,
    authority text collate "C" not null,
    state text collate "C" not null default 'due'
        check (state in ('due', 'valid', 'replaced', 'withdrawn')),
    language text collate "C" not null default '',
    reference text collate "C" not null default '',
    "on" date,
    at timestamptz,
    sha256 bytea,
    document uuid,
    page bytea,
    served_on date,
    opened_at timestamptz,
    attempts smallint not null default 0,
    retry_at timestamptz,
    trouble text not null default '',
    unique (stream, about, kind, organisation),
    check (state = 'due' or ("on" is not null and sha256 is not null and document is not null))
);
create index couriers_letter_due on couriers_letter (leaf) where state = 'due';
create index couriers_letter_unserved on couriers_letter (leaf)
    where state <> 'due' and served_on is null;
create index couriers_letter_to on couriers_letter (organisation, stream, leaf);
create index couriers_letter_by on couriers_letter (authority, stream, leaf);
create index couriers_letter_of on couriers_letter (stream, leaf);

create table couriers_mail (
    entry bigint not null,
    courier text collate "C" not null,
    addressee uuid not null,
    attempts smallint not null default 0,
    retry_at timestamptz,
    sent_at timestamptz,
    trouble text not null default '',
    primary key (entry, courier, addressee)
);
create index couriers_mail_unsent on couriers_mail (entry) where sent_at is null;
"""

# What anybody who holds the paper may know of it: only by its whole code, and no name.
STATUS = """
create function couriers_status(which text)
returns table (state text, kind text, fact text, reference text, issued date, authority text,
               sha256 bytea)
language sql stable security definer set search_path = pg_catalog, public as $$
    select l.state, l.kind, l.fact, l.reference, l."on", l.authority, l.sha256
    from couriers_letter l where l.code = which and l.state <> 'due'
$$;
revoke all on function couriers_status(text) from public;
grant execute on function couriers_status(text) to tessera_reader, tessera_courier;
"""

RIGHTS = """
alter table couriers_letter enable row level security;
create policy own_letters on couriers_letter for select to tessera_reader
    using (state <> 'due' and (organisation = current_setting('tessera.seat', true)
                               or authority = current_setting('tessera.seat', true)));
create policy opens on couriers_letter for update to tessera_reader
    using (state <> 'due' and organisation = current_setting('tessera.seat', true))
    with check (organisation = current_setting('tessera.seat', true));
create policy whole on couriers_letter to tessera_courier using (true) with check (true);
create policy known on couriers_letter for select to tessera_door using (true);
grant select on couriers_letter to tessera_reader, tessera_door;
grant update (opened_at) on couriers_letter to tessera_reader;
grant select, insert, update on couriers_letter, couriers_mail, couriers_cursor to tessera_courier;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = ()
    operations = (
        migrations.RunSQL(TABLES, "drop table couriers_letter, couriers_mail, couriers_cursor"),
        migrations.RunSQL(STATUS, "drop function couriers_status(text)"),
        migrations.RunSQL(RIGHTS, migrations.RunSQL.noop),
    )
