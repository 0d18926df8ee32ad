import type { ColumnType, Generated } from 'kysely';

type Time = ColumnType<Date, Date | string, Date | string>;

/** The tables of 0020_profiles.sql, what of 0010_lists.sql they stand on. */
export type ProfileTables = {
  entity: {
    key: Generated<string>;
    dataset: string;
    id: string;
    schema: string;
    entry_id: string;
    canonical_id: string;
    caption: string;
    content_hash: string;
    first_seen: Time;
    last_change: Time;
    from_edition: string;
    until_edition: string | null;
    revision: string;
    search: string | null;
  };
  picture: { singleton: Generated<boolean>; revision: string };
  entity_past: {
    entity_key: string;
    schema: string;
    entry_id: string;
    caption: string;
    content_hash: string;
    from_edition: string;
    until_edition: string;
  };
  statement: {
    id: Generated<string>;
    entity_key: string;
    prop: string;
    value: string;
    original_value: string | null;
    lang: string | null;
    origin: string | null;
    points: Generated<boolean>;
    from_edition: string;
    until_edition: string | null;
    known_from: Time;
    known_until: Time | null;
  };
  identity_key: { entity_key: string; key: string; about: string };
  former_canonical: { canonical_id: string; dataset: string; entity_id: string; until: Time };
  judgement: {
    id: Generated<string>;
    left_id: string;
    right_id: string;
    judgement: 'positive' | 'negative' | 'unsure' | 'no_judgement';
    officer_id: string | null;
    rule: string | null;
    reason: string;
    at: ColumnType<Date, Date | string | undefined, never>;
  };
  dataset: {
    name: string;
    title: string;
    country: string | null;
    invented: boolean;
    removed_at: Date | null;
  };
  edition: {
    id: string;
    dataset: string;
    number: number;
    sha256: string;
    state: 'loading' | 'held' | 'in_service' | 'superseded' | 'failed' | 'discarded';
    published_at: Date | null;
    in_service_at: Date | null;
  };
};
