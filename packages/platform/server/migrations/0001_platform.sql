-- Who works here, what they hold keys to, what runs, and the record of every reading and change.

create table service (
  id text primary key check (id ~ '^[a-z0-9-]{2,60}$'),
  name text not null,
  kind text not null check (kind in ('intelligence', 'police', 'fiu', 'customs', 'prosecution', 'municipality', 'authority', 'oversight'))
);

create table officer (
  id uuid primary key default gen_random_uuid(),
  service_id text not null references service,
  name text not null,
  language text not null default 'en' check (language in ('en', 'fr', 'nl', 'de')),
  created_at timestamptz not null default now()
);

create table mandate (
  id uuid primary key default gen_random_uuid(),
  officer_id uuid not null references officer,
  legal_basis text not null,
  purpose text not null,
  regime text not null check (regime in ('gdpr', 'police', 'intelligence')),
  valid_from date not null,
  valid_until date
);

create table session (
  token_hash bytea primary key,
  officer_id uuid not null references officer,
  mandate_id uuid not null references mandate,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);

create table api_key (
  id uuid primary key default gen_random_uuid(),
  officer_id uuid not null references officer,
  mandate_id uuid not null references mandate,
  name text not null,
  key_hash bytea not null unique,
  scopes text[] not null,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz
);

-- Signing keys of the installation; the private half never leaves the key file on disk.
create table signing_key (
  id text primary key,
  public_key text not null,
  created_at timestamptz not null default now()
);

create table setting (
  key text primary key,
  value jsonb not null,
  changed_at timestamptz not null default now(),
  changed_by uuid references officer
);

-- Long work that people wait for: what a status line shows.
create table job (
  id uuid primary key default gen_random_uuid(),
  kind text not null,
  title text not null,
  -- what it works on: a screening, a dataset
  object_id text,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  payload jsonb not null default '{}',
  done bigint not null default 0,
  total bigint,
  -- units a second over the last ten seconds, by whoever runs it
  rate double precision,
  unit text not null default 'row',
  cancel_requested boolean not null default false,
  -- how often it was handed out: work that kills its process is given up
  attempts integer not null default 0,
  problem jsonb,
  result jsonb,
  officer_id uuid references officer,
  mandate_id uuid references mandate,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  beat_at timestamptz,
  finished_at timestamptz
);
create index job_open on job (created_at) where state in ('waiting', 'running');

-- LED art. 25: collection, alteration, consultation, disclosure, combination, erasure.
create table log (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  act text not null check (act in ('collection', 'alteration', 'consultation', 'disclosure', 'combination', 'erasure', 'sign-in', 'refusal')),
  officer_id uuid references officer,
  mandate_id uuid references mandate,
  reason text,
  object_kind text not null,
  object_id text,
  detail jsonb not null default '{}'
);
create index log_object on log (object_kind, object_id);
create index log_officer on log (officer_id, at);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;
create trigger log_append_only before update or delete on log for each row execute function refuse_change();
create trigger log_no_truncate before truncate on log for each statement execute function refuse_change();
