"""The keyring apart; drafts and their parts; filed revisions; documents, notes and names."""

from django.db import migrations

KEYRING = """
create schema vault_keyring;
create table vault_keyring.key (
    dossier uuid primary key,
    master text collate "C" not null,
    wrapped bytea not null
);
create table vault_destroyed (
    dossier uuid primary key,
    at timestamptz not null,
    by text collate "C" not null,
    why text collate "C" not null
);
"""

# A draft is a working paper of its parties: mutable, gone when it is filed.
DRAFTS = """
create table vault_draft (
    id uuid primary key,
    owner text collate "C" not null check (owner <> ''),
    procedure text collate "C" not null,
    language text collate "C" not null,
    began_at timestamptz not null,
    touched_at timestamptz not null
);
create index vault_draft_touched on vault_draft (touched_at);

create table vault_part (
    draft uuid not null references vault_draft on delete cascade,
    part text collate "C" not null,
    revision integer not null default 0,
    answered integer not null default 0,
    answers bytea,
    confirmed integer,
    confirmed_by text collate "C" not null default '',
    confirmed_at timestamptz,
    touched_at timestamptz not null,
    primary key (draft, part)
);
alter table vault_part alter answers set storage external;

create table vault_holder (
    organisation text collate "C" not null check (organisation <> ''),
    draft uuid not null references vault_draft on delete cascade,
    part text collate "C" not null,
    since timestamptz not null,
    primary key (organisation, draft, part)
);
create index vault_holder_draft on vault_holder (draft);
"""

# What was filed or corrected: added to, never changed. Ciphertext does not compress: do not try.
FILED = """
create table vault_revision (
    dossier uuid not null,
    revision integer not null check (revision > 0),
    answers bytea not null,
    fingerprint text collate "C" not null,
    confirmed text collate "C" not null,
    by text collate "C" not null,
    at timestamptz not null,
    primary key (dossier, revision)
);
alter table vault_revision alter answers set storage external;

create table vault_identity (
    dossier uuid primary key,
    worker_name text collate "C" not null,
    worker_key text collate "C" not null,
    employer_name text collate "C" not null,
    employer_key text collate "C" not null
);
"""

# `bound_at`: when a fact first spoke of it. Until then it is its maker's alone.
PAPERS = """
create table vault_document (
    id uuid primary key,
    dossier uuid not null,
    part text collate "C" not null,
    sort text collate "C" not null check (sort in ('given', 'letter')),
    serves text[] collate "C" not null,
    media_type text collate "C" not null,
    pages integer not null,
    pixels bigint,
    size bigint not null,
    digest text collate "C" not null,
    received text collate "C" not null,
    address text collate "C" not null,
    name bytea not null,
    scan text collate "C" not null,
    organisation text collate "C" not null,
    sender text collate "C" not null,
    person text collate "C" not null,
    at timestamptz not null,
    bound_at timestamptz
);
create index vault_document_dossier on vault_document (dossier);
create index vault_document_address on vault_document (address);
create index vault_document_unscanned on vault_document (at) where scan like 'not-scanned%';

create table vault_note (
    id uuid primary key,
    dossier uuid not null,
    kind text collate "C" not null,
    audience text collate "C" not null
        check (audience in ('organisation', 'authorities', 'parties')),
    organisation text collate "C" not null check (organisation <> ''),
    person text collate "C" not null,
    body bytea not null,
    at timestamptz not null,
    bound_at timestamptz
);
create index vault_note_dossier on vault_note (dossier);
alter table vault_note alter body set storage external;
"""

TABLES = (
    "vault_note, vault_document, vault_identity, vault_revision, vault_holder, vault_part, "
    "vault_draft, vault_destroyed"
)


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(
            KEYRING + DRAFTS + FILED + PAPERS,
            f"drop table {TABLES}; drop schema vault_keyring cascade",
        ),
    ]
