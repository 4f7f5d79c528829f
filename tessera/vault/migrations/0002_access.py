"""Who may do what in the vault: by role, and for the faces by seat."""

from django.db import migrations

# plpgsql, so that the planner never turns them into a hashed sub-plan; each is one index look-up.
# vault_sees asks the desk, whose function is found when it is first called.
SIGHT = """
create function vault_holds(which uuid, what text default null) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return exists (
        select from vault_holder
        where organisation = current_setting('tessera.seat', true)
        and draft = which and (what is null or part = what)
    );
end $$;

create function vault_owns(which uuid) returns boolean
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return exists (
        select from vault_draft
        where id = which and owner = current_setting('tessera.seat', true)
    );
end $$;

create function vault_sees(which uuid) returns boolean
language plpgsql stable set search_path = public, pg_temp as $$
begin
    return tessera_sees(which);
end $$;

create function vault_progress(which uuid)
returns table (part text, revision int, answered int, confirmed boolean, touched_at timestamptz,
    holders text[])
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
    return query
        select p.part, p.revision, p.answered, coalesce(p.confirmed = p.revision, false),
            p.touched_at,
            array(select h.organisation from vault_holder h
                where h.draft = p.draft and h.part = p.part order by 1)
        from vault_part p
        where p.draft = which and vault_holds(which) order by p.part;
end $$;

create function vault_keyring.is_empty() returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
    select not exists (select from vault_keyring.key)
$$;

revoke all on function vault_holds(uuid, text), vault_owns(uuid), vault_sees(uuid),
    vault_progress(uuid), vault_keyring.is_empty() from public;
grant execute on function vault_holds(uuid, text), vault_owns(uuid), vault_sees(uuid),
    vault_progress(uuid) to tessera_reader;
grant usage on schema vault_keyring
    to tessera_reader, tessera_door, tessera_courier, tessera_shredder;
grant execute on function vault_keyring.is_empty()
    to tessera_reader, tessera_door, tessera_courier, tessera_shredder;
"""

SHUT = """
alter table vault_keyring.key enable row level security;
alter table vault_destroyed enable row level security;
alter table vault_draft enable row level security;
alter table vault_part enable row level security;
alter table vault_holder enable row level security;
alter table vault_revision enable row level security;
alter table vault_identity enable row level security;
alter table vault_document enable row level security;
alter table vault_note enable row level security;
"""

READER = """
grant select, insert on vault_keyring.key to tessera_reader;
create policy reads on vault_keyring.key for select to tessera_reader
    using (vault_holds(dossier) or vault_sees(dossier));
create policy begins on vault_keyring.key for insert to tessera_reader with check (true);

grant select, insert, update (touched_at), delete on vault_draft to tessera_reader;
create policy reads on vault_draft for select to tessera_reader
    using (owner = current_setting('tessera.seat', true) or vault_holds(id));
create policy begins on vault_draft for insert to tessera_reader
    with check (owner = current_setting('tessera.seat', true));
create policy touches on vault_draft for update to tessera_reader using (vault_holds(id));
create policy discards on vault_draft for delete to tessera_reader
    using (owner = current_setting('tessera.seat', true));

grant select, insert, update on vault_part to tessera_reader;
create policy reads on vault_part for select to tessera_reader using (vault_holds(draft, part));
create policy begins on vault_part for insert to tessera_reader with check (vault_owns(draft));
create policy writes on vault_part for update to tessera_reader
    using (vault_holds(draft, part)) with check (vault_holds(draft, part));

grant select, insert, delete on vault_holder to tessera_reader;
create policy reads on vault_holder for select to tessera_reader
    using (organisation = current_setting('tessera.seat', true) or vault_owns(draft));
create policy admits on vault_holder for insert to tessera_reader with check (vault_owns(draft));
create policy dismisses on vault_holder for delete to tessera_reader
    using (organisation = current_setting('tessera.seat', true) or vault_owns(draft));

grant select on vault_revision, vault_identity to tessera_reader;
create policy reads on vault_revision for select to tessera_reader using (vault_sees(dossier));
create policy reads on vault_identity for select to tessera_reader using (vault_sees(dossier));

grant select, insert, update (serves), delete on vault_document to tessera_reader;
create policy reads on vault_document for select to tessera_reader using (
    vault_holds(dossier, part)
    or (bound_at is not null or organisation = current_setting('tessera.seat', true)
        or sender = current_setting('tessera.seat', true)) and vault_sees(dossier)
);
create policy adds on vault_document for insert to tessera_reader with check (
    organisation = current_setting('tessera.seat', true) and bound_at is null
    and sort = 'given' and (vault_holds(dossier, part) or vault_sees(dossier))
);
create policy changes on vault_document for update to tessera_reader using (
    bound_at is null
    and (vault_holds(dossier, part) or organisation = current_setting('tessera.seat', true))
);
create policy withdraws on vault_document for delete to tessera_reader using (
    bound_at is null
    and (vault_holds(dossier, part) or organisation = current_setting('tessera.seat', true))
);

grant select, insert, update (body, at), delete on vault_note to tessera_reader;
create policy reads on vault_note for select to tessera_reader using (
    (organisation = current_setting('tessera.seat', true)
        or bound_at is not null and (audience = 'parties' or audience = 'authorities'
            and current_setting('tessera.kind', true) in ('work-authority', 'stay-authority')))
    and vault_sees(dossier)
);
create policy writes on vault_note for insert to tessera_reader with check (
    organisation = current_setting('tessera.seat', true) and bound_at is null
    and vault_sees(dossier)
);
create policy changes on vault_note for update to tessera_reader
    using (organisation = current_setting('tessera.seat', true) and bound_at is null);
create policy withdraws on vault_note for delete to tessera_reader
    using (organisation = current_setting('tessera.seat', true) and bound_at is null);
"""

# The door reads whole dossiers, files drafts, adds revisions; it changes nothing that was filed.
DOOR = """
grant select, insert on vault_keyring.key, vault_revision to tessera_door;
grant select, delete on vault_draft, vault_part, vault_holder to tessera_door;
grant update (touched_at) on vault_part to tessera_door; -- to lock it while it is filed
grant select, insert, update on vault_identity to tessera_door;
grant select, update (bound_at) on vault_document to tessera_door;
grant select, insert, update (bound_at) on vault_note to tessera_door;
grant select on vault_destroyed to tessera_door;
create policy door on vault_keyring.key to tessera_door using (true) with check (true);
create policy door on vault_revision to tessera_door using (true) with check (true);
create policy door on vault_draft to tessera_door using (true) with check (true);
create policy door on vault_part to tessera_door using (true) with check (true);
create policy door on vault_holder to tessera_door using (true) with check (true);
create policy door on vault_identity to tessera_door using (true) with check (true);
create policy door on vault_document to tessera_door using (true) with check (true);
create policy door on vault_note to tessera_door using (true) with check (true);
create policy door on vault_destroyed to tessera_door using (true) with check (true);
"""

# Letters need names, answers and reasons; they are kept as documents; files are scanned again.
COURIER = """
grant select on vault_keyring.key, vault_revision, vault_identity, vault_note to tessera_courier;
grant select on vault_draft, vault_holder to tessera_courier;
grant select, insert, update (scan) on vault_document to tessera_courier;
create policy courier on vault_keyring.key for select to tessera_courier using (true);
create policy courier on vault_revision for select to tessera_courier using (true);
create policy courier on vault_identity for select to tessera_courier using (true);
create policy courier on vault_note for select to tessera_courier using (true);
create policy courier on vault_draft for select to tessera_courier using (true);
create policy courier on vault_holder for select to tessera_courier using (true);
create policy courier on vault_document to tessera_courier using (true) with check (true);
"""

SHREDDER = """
grant select, delete, update on vault_keyring.key to tessera_shredder;
grant select, delete on vault_draft, vault_part, vault_holder, vault_revision, vault_identity,
    vault_document, vault_note to tessera_shredder;
grant select, insert on vault_destroyed to tessera_shredder;
create policy shredder on vault_keyring.key to tessera_shredder using (true) with check (true);
create policy shredder on vault_destroyed to tessera_shredder using (true) with check (true);
create policy shredder on vault_draft to tessera_shredder using (true);
create policy shredder on vault_part to tessera_shredder using (true);
create policy shredder on vault_holder to tessera_shredder using (true);
create policy shredder on vault_revision to tessera_shredder using (true);
create policy shredder on vault_identity to tessera_shredder using (true);
create policy shredder on vault_document to tessera_shredder using (true);
create policy shredder on vault_note to tessera_shredder using (true);
"""


class Migration(migrations.Migration):
    dependencies = [("vault", "0001_tables")]
    operations = [
        migrations.RunSQL(
            SIGHT + SHUT + READER + DOOR + COURIER + SHREDDER, migrations.RunSQL.noop
        ),
    ]
