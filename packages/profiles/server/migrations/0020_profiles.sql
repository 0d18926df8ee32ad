-- Entities are what one record says of one thing; statements are its single values. Nothing is overwritten:
-- a value that a newer edition no longer has is closed with that edition, and stays.

create table entity (
  key bigint generated always as identity primary key,
  dataset text not null references dataset,
  id text not null,
  schema text not null,
  -- the list entry it hangs on (its main entity's id); itself when it is the entry
  entry_id text not null,
  canonical_id text not null,
  caption text not null,
  -- sha256 over schema and statements in force: changes when anything about it changes
  content_hash text not null,
  first_seen timestamptz not null,
  last_change timestamptz not null,
  from_edition bigint not null references edition,
  until_edition bigint references edition,
  search tsvector,
  unique (dataset, id)
);
create index entity_canonical on entity (canonical_id);
create index entity_id on entity (id);
create index entity_entry on entity (dataset, entry_id);
create index entity_search on entity using gin (search);
create index entity_listed on entity (dataset, schema) where until_edition is null;

create table statement (
  id bigint generated always as identity primary key,
  entity_key bigint not null references entity,
  prop text not null,
  value text not null,
  original_value text,
  lang text,
  -- line or element of the file
  origin text,
  from_edition bigint not null references edition,
  until_edition bigint references edition,
  known_from timestamptz not null,
  known_until timestamptz,
  check ((until_edition is null) = (known_until is null))
);
create index statement_entity on statement (entity_key);
create unique index statement_once on statement (entity_key, prop, md5(value)) where until_edition is null;
-- who points to an entity: ids stand as values of entity-typed properties
create index statement_identifier on statement (md5(value), prop) where until_edition is null;

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
  check (left_id < right_id),
  check (officer_id is not null or rule is not null)
);
create index judgement_pair on judgement (left_id, right_id, id desc);
create index judgement_right on judgement (right_id);
create trigger judgement_append_only before update or delete on judgement for each row execute function refuse_change();
