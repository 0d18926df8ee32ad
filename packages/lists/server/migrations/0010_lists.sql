-- A dataset is a named body of records; an edition is one file (or set of files) of it at one moment.

create table dataset (
  name text primary key check (name ~ '^[a-z][a-z0-9_]{1,59}$'),
  title text not null,
  publisher text,
  country text,
  service_id text references service,
  format text,
  mapping jsonb,
  -- refresh: off unless someone turns it on
  source text,
  refresh_on boolean not null default false,
  refresh_every_hours integer not null default 24 check (refresh_every_hours between 1 and 8760),
  -- in whose name the schedule acts: who turned it on
  refresh_officer_id uuid references officer,
  refresh_mandate_id uuid references mandate,
  refresh_tried_at timestamptz,
  -- when the source last answered that what we have is what it has
  refresh_checked_at timestamptz,
  refresh_failed_at timestamptz,
  refresh_problem jsonb,
  -- ETag and Last-Modified of each address, to ask only for what is newer
  refresh_validators jsonb not null default '{}',
  invented boolean not null default false,
  created_at timestamptz not null default now(),
  created_by uuid references officer,
  removed_at timestamptz
);

create table edition (
  id bigint generated always as identity primary key,
  dataset text not null references dataset,
  number integer not null check (number > 0),
  -- of the one file itself; of several, of their sorted hexadecimal digests, one a line
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  files jsonb not null,
  bytes bigint not null,
  format text not null,
  -- of a table: how its columns were read, so that it can be read again in the same way
  mapping jsonb,
  published_at timestamptz,
  received_at timestamptz not null default now(),
  received_by uuid references officer,
  state text not null check (state in ('loading', 'held', 'in_service', 'superseded', 'failed', 'discarded')),
  -- why it failed or is held
  problem jsonb,
  -- the job that loads it; null when a command does so itself
  job_id uuid references job,
  entries integer not null default 0,
  entities integer not null default 0,
  statements integer not null default 0,
  rejected integer not null default 0,
  listed integer not null default 0,
  delisted integer not null default 0,
  changed integer not null default 0,
  in_service_at timestamptz,
  unique (dataset, number)
);
create unique index edition_in_service on edition (dataset) where state = 'in_service';
create unique index edition_loading on edition (dataset) where state = 'loading';
create unique index edition_held on edition (dataset) where state = 'held';

-- What was not taken, with its place in the file.
create table edition_rejection (
  edition_id bigint not null references edition,
  ordinal integer not null,
  line integer,
  element text,
  code text not null,
  expected text not null,
  found text not null,
  lost text not null check (lost in ('entry', 'value')),
  primary key (edition_id, ordinal)
);

-- Files received and looked at, not yet an edition.
create table list_upload (
  id uuid primary key default gen_random_uuid(),
  officer_id uuid not null references officer,
  -- [{name, bytes, sha256}]
  files jsonb not null,
  created_at timestamptz not null default now()
);
