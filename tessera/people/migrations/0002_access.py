"""Who may touch which row of people.

Rows that belong to somebody are shown by plain equality with the seat (or person) of the
transaction. Signing in happens before there is a seat: its transactions say `sign-in` as kind.
Looks can be added and never read; `people_looks_of` alone answers, without the officer.
"""

from django.db import migrations

SEAT = "current_setting('tessera.seat', true)"
PERSON = "nullif(current_setting('tessera.person', true), '')::uuid"
SIGNING_IN = "current_setting('tessera.kind', true) = 'sign-in'"
INVITED = "encode(fingerprint, 'hex') = current_setting('tessera.token', true)"

GRANTS = """
grant select, insert, update on people_person, people_membership, people_mandate,
  people_invitation, people_account, people_code, people_organisation to tessera_reader;
grant select, insert on people_subject to tessera_reader;
grant select on people_rolename, people_client to tessera_reader;
grant select, insert, update, delete on people_session, people_token, people_tally
  to tessera_reader;
grant insert on people_look to tessera_reader;
grant select on people_organisation, people_membership, people_mandate
  to tessera_door, tessera_courier;
grant select on people_person, people_invitation to tessera_courier;
grant select, delete on people_session, people_token, people_tally, people_code
  to tessera_courier;
grant select, update, delete on people_person, people_account, people_subject,
  people_invitation to tessera_shredder;
"""

POLICIES = (
    # table, role, what the role may see and leave behind
    ("person", "reader", f"id = {PERSON} or {SIGNING_IN}"),
    ("subject", "reader", SIGNING_IN),
    ("account", "reader", SIGNING_IN),
    ("code", "reader", SIGNING_IN),
    ("membership", "reader", f"organisation_id = {SEAT} or person_id = {PERSON} or {SIGNING_IN}"),
    ("mandate", "reader", f"mandator_id = {SEAT} or mandatee_id = {SEAT}"),
    ("invitation", "reader", f"organisation_id = {SEAT} or accepted_by = {SEAT} or {INVITED}"),
    ("person", "courier", "true"),
    ("membership", "courier", "true"),
    ("mandate", "courier", "true"),
    ("invitation", "courier", "true"),
    ("code", "courier", "true"),
    ("membership", "door", "true"),
    ("mandate", "door", "true"),
    ("person", "shredder", "true"),
    ("subject", "shredder", "true"),
    ("account", "shredder", "true"),
    ("invitation", "shredder", "true"),
)

FUNCTIONS = """
-- Where a person may sit on a day. Asked with each request, before there is a seat.
create function people_seats(who uuid, day date)
returns table (organisation text, kind text, role text,
               name_nl text, name_fr text, name_de text, name_en text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select distinct o.id, o.kind, m.role, o.name_nl, o.name_fr, o.name_de, o.name_en
  from public.people_membership m join public.people_organisation o on o.id = m.organisation_id
  where m.person_id = who and m.since <= day and (m.until is null or day <= m.until)
  order by 1, 3
$$;

-- The people who sit where the reader sits: officers are assigned by name.
create function people_colleagues(day date)
returns table (person uuid, given_name text, family_name text, role text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select distinct p.id, p.given_name, p.family_name, m.role
  from public.people_membership m join public.people_person p on p.id = m.person_id
  where m.organisation_id = current_setting('tessera.seat', true)
    and m.since <= day and (m.until is null or day <= m.until)
  order by 3, 2, 1, 4
$$;

-- Who looked, newest first, for seats that see the dossier: organisations and purposes, no officers.
create function people_looks_of(dossier uuid, before bigint, most integer)
returns table (id bigint, at timestamptz, organisation text, kind text,
               purpose text, channel text, what text)
language plpgsql stable security definer set search_path = pg_catalog, public as $$
begin
  if not public.tessera_sees(dossier) then  -- the desk's word
    return;
  end if;
  return query
    select l.id, l.at, l.organisation, l.kind, l.purpose, l.channel, l.what
    from public.people_look l
    where l.dossiers @> array[dossier] and (before is null or l.id < before)
    order by l.id desc limit least(most, 200);
end
$$;
revoke all on function people_looks_of, people_colleagues, people_seats from public;
grant execute on function people_looks_of, people_colleagues, people_seats to tessera_reader;
"""


def _policies() -> str:
    tables = dict.fromkeys(table for table, _, _ in POLICIES)
    shut = [f"alter table people_{table} enable row level security;" for table in tables]
    open_to = [
        f"create policy {role} on people_{table} to tessera_{role} using ({test});"
        for table, role, test in POLICIES
    ]
    return "\n".join(shut + open_to)


class Migration(migrations.Migration):
    dependencies = (("people", "0001_tables"),)
    operations = (
        migrations.RunSQL(GRANTS, migrations.RunSQL.noop),
        migrations.RunSQL(_policies(), migrations.RunSQL.noop),
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
    )
