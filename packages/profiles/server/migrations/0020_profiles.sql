-- Entities are what one record says of one thing; statements are its single values. Nothing is overwritten:
-- a value that a newer edition no longer has is closed with that edition, and stays.

create table entity (
  key bigint generated always as identity primary key,
  dataset text not null references dataset,
  id text not null,
  schema text not null,
  -- the list entry it hangs on (its main entity's id); itself when it is the entry
  entry_id text not null,
  -- itself, or NK-… when it was joined with others
  canonical_id text not null,
  caption text not null,
  -- sha256 over schema and statements in force: changes when anything about it changes
  content_hash text not null,
  first_seen timestamptz not null,
  last_change timestamptz not null,
  -- the editions between which it was as it stands here; until is null while it is in force
  from_edition bigint not null references edition,
  until_edition bigint references edition,
  -- of the picture, when it or what hangs on it last changed, or its canonical id
  revision bigint not null,
  search tsvector,
  unique (dataset, id)
);
create index entity_revision on entity (revision);
create index entity_canonical on entity (canonical_id);
create index entity_id on entity (id);
create index entity_entry on entity (dataset, entry_id);
create index entity_search on entity using gin (search);
create index entity_listed on entity (dataset, schema) where until_edition is null;

-- Counts the changes of the picture in the order in which they became visible: what keeps a copy in memory asks for
-- what is newer than it has.
create table picture (
  singleton boolean primary key default true check (singleton),
  revision bigint not null
);
insert into picture (revision) values (0);

-- How an entity was before it came to be as it is in `entity`.
create table entity_past (
  entity_key bigint not null references entity,
  schema text not null,
  entry_id text not null,
  caption text not null,
  content_hash text not null,
  from_edition bigint not null references edition,
  until_edition bigint not null references edition,
  primary key (entity_key, from_edition),
  check (from_edition < until_edition)
);

create table statement (
  id bigint generated always as identity primary key,
  entity_key bigint not null references entity,
  prop text not null,
  value text not null,
  original_value text,
  lang text,
  -- line or element of the file
  origin text,
  -- whether the value is another entity's id
  points boolean not null default false,
  -- editions, without a reference: half the time of a load would go into checking what the entity's row holds already
  from_edition bigint not null,
  until_edition bigint,
  known_from timestamptz not null,
  known_until timestamptz,
  check ((until_edition is null) = (known_until is null))
);
create unique index statement_once on statement (entity_key, prop, md5(value)) where until_edition is null;
create index statement_past on statement (entity_key) where until_edition is not null;
-- who points to an entity
create index statement_points on statement (md5(value)) where points;

create index statement_begun on statement using brin (from_edition) with (pages_per_range = 16);
create index statement_ended on statement (until_edition) where until_edition is not null;

-- Normalised references, codes and numbers of what is in force: for joining across lists, and for search.
-- A passport's number says something about its holder: `about` is the holder's id.
create table identity_key (
  entity_key bigint not null references entity,
  key text not null,
  about text not null,
  primary key (entity_key, key, about)
);
create index identity_key_key on identity_key (key);
create index identity_key_about on identity_key (about);

-- Canonical ids that entities had; each still leads to what became of them.
create table former_canonical (
  canonical_id text not null,
  dataset text not null,
  entity_id text not null,
  until timestamptz not null,
  primary key (canonical_id, dataset, entity_id)
);

-- Decisions about pairs of entities; the last one in force gives the canonical ids. Append-only.
create table judgement (
  id bigint generated always as identity primary key,
  left_id text not null,
  right_id text not null,
  judgement text not null check (judgement in ('positive', 'negative', 'unsure', 'no_judgement')),
  officer_id uuid references officer,
  -- the rule or matcher version that proposed it, when no officer decided
  rule text,
  reason text not null,
  at timestamptz not null default clock_timestamp(),
  check (left_id collate "C" < right_id),
  check (officer_id is not null or rule is not null)
);
create index judgement_pair on judgement (left_id, right_id, id desc);
create index judgement_right on judgement (right_id);
create trigger judgement_append_only before update or delete on judgement for each row execute function refuse_change();
