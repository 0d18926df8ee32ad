-- Asking whether subjects are known, and the proof of it.

create table upload (
  id uuid primary key default gen_random_uuid(),
  officer_id uuid not null references officer,
  file_name text not null,
  sha256 text not null,
  bytes bigint not null,
  -- as SubjectUpload shows them: name, guess, remembered, examples; the schema and order of dates guessed
  columns jsonb not null,
  rows integer,
  created_at timestamptz not null default now()
);

-- What an officer said of a file's columns, remembered for the next file with the same columns.
create table column_mapping (
  columns_hash text primary key,
  mapping jsonb not null,
  officer_id uuid not null references officer,
  at timestamptz not null default now()
);

create table screening (
  id uuid primary key default gen_random_uuid(),
  kind text not null check (kind in ('single', 'batch', 'api')),
  name text not null,
  officer_id uuid not null references officer,
  mandate_id uuid not null references mandate,
  reason text not null,
  threshold double precision not null check (threshold between 0 and 1),
  hits_per_subject integer not null,
  matcher text not null,
  -- [{dataset, edition, number, sha256}] as they stood when it began
  editions jsonb not null,
  -- the other lists that were in the index: they make a name rare or common, and so are part of what was found
  also_indexed jsonb not null default '[]',
  upload_id uuid references upload,
  mapping jsonb,
  job_id uuid references job,
  state text not null check (state in ('waiting', 'running', 'done', 'cancelled', 'failed')),
  problem jsonb,
  total integer,
  done integer not null default 0,
  flagged integer not null default 0,
  subjects_with_hits integer not null default 0,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  finished_at timestamptz
);
create index screening_recent on screening (created_at desc);

create table subject (
  screening_id uuid not null references screening,
  row integer not null,
  schema text not null,
  caption text not null,
  properties jsonb not null,
  -- the row as it stood in the file or the form
  given jsonb not null,
  -- [{code, column, value}]: invalid identifiers and dates, what could not be used
  flags jsonb not null default '[]',
  content_hash text not null,
  -- the asker's own key of the subject, when the file has one
  reference text,
  hits integer not null default 0,
  primary key (screening_id, row)
);
create index subject_content on subject (content_hash);
create index subject_reference on subject (reference) where reference is not null;

create table hit (
  id bigint generated always as identity primary key,
  screening_id uuid not null,
  row integer not null,
  canonical_id text not null,
  -- every list's entity behind this one hit, best first
  entity_ids text[] not null,
  datasets text[] not null,
  schema text not null,
  caption text not null,
  score real not null,
  sureness real not null,
  explanation jsonb not null,
  subject_hash text not null,
  -- over all entities behind it, as they stood
  entity_hash text not null,
  -- the judgement that stands, kept here for the queue; hit_judgement is the record. Without one of its own
  -- (judged_at is null) it is the remembered one, or none
  judgement text not null default 'no_judgement' check (judgement in ('positive', 'negative', 'unsure', 'no_judgement')),
  judged_at timestamptz,
  judged_by uuid references officer,
  -- a negative that was remembered from this earlier hit
  remembered_from bigint references hit,
  -- an earlier negative that no longer counts, and which side changed since
  lapsed_from bigint references hit,
  lapsed_side text check (lapsed_side in ('subject', 'entry', 'both')),
  created_at timestamptz not null default now(),
  foreign key (screening_id, row) references subject,
  unique (screening_id, row, canonical_id)
);
create index hit_queue on hit (judgement, score desc, id);
-- what officers have said of a subject before
create index hit_memory on hit (subject_hash) where judged_at is not null;
-- hits that rest on an earlier negative
create index hit_remembered on hit (remembered_from) where remembered_from is not null;
create index hit_canonical on hit (canonical_id);

create table hit_judgement (
  id bigint generated always as identity primary key,
  hit_id bigint not null references hit,
  judgement text not null check (judgement in ('positive', 'negative', 'unsure', 'no_judgement')),
  officer_id uuid not null references officer,
  mandate_id uuid not null references mandate,
  reason text not null,
  -- set when this row takes back an earlier one
  undoes bigint references hit_judgement,
  at timestamptz not null default clock_timestamp()
);
create index hit_judgement_hit on hit_judgement (hit_id, id desc);
create trigger hit_judgement_append_only before update or delete on hit_judgement for each row execute function refuse_change();

create table receipt (
  id uuid primary key,
  screening_id uuid not null references screening,
  -- over what it says, without its id and time: the same is not issued twice
  content_hash text not null,
  body jsonb not null,
  signature text not null,
  key_id text not null references signing_key,
  issued_at timestamptz not null,
  issued_to uuid not null references officer
);
create index receipt_screening on receipt (screening_id, issued_at desc);
create trigger receipt_append_only before update or delete on receipt for each row execute function refuse_change();
