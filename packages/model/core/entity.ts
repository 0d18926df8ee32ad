/**
 * FollowTheMoney's words as types.
 *
 * @standard FollowTheMoney 3.8, `entity` and `statement` (followthemoney.tech)
 */
export type Properties = { readonly [property: string]: readonly string[] };

/** What one dataset says about one thing: multi-valued properties, all strings. */
export type Entity = {
  readonly id: string;
  readonly schema: string;
  readonly properties: Properties;
  /** Names of the datasets it was read from. */
  readonly datasets?: readonly string[];
};

/** One value of one property, read from one record; the original text is kept when cleaning changed it. */
export type StatedValue = {
  readonly prop: string;
  readonly value: string;
  /** As it stood in the file, when `value` is a cleaned form of it. */
  readonly original?: string;
  /** ISO 639-3 language of the value, when the file says so. */
  readonly lang?: string;
};

/** An entity as a reader hands it over: every value with its original. */
export type StatedEntity = {
  readonly id: string;
  readonly schema: string;
  readonly values: readonly StatedValue[];
};

/** A statement as FollowTheMoney writes it to CSV or JSON lines. */
export type Statement = {
  readonly id: string;
  readonly canonical_id: string;
  readonly entity_id: string;
  readonly prop: string;
  readonly schema: string;
  readonly value: string;
  readonly dataset: string;
  readonly lang: string | null;
  readonly original_value: string | null;
  readonly first_seen: string | null;
  readonly last_seen: string | null;
  readonly external: boolean;
  readonly origin: string | null;
};

/** All values of a stated entity, grouped by property, without originals. */
export function toEntity(stated: StatedEntity, datasets?: readonly string[]): Entity {
  const properties: Record<string, string[]> = {};
  for (const { prop, value } of stated.values) {
    properties[prop] ??= [];
    if (!properties[prop].includes(value)) properties[prop].push(value);
  }
  return { id: stated.id, schema: stated.schema, properties, ...(datasets && { datasets }) };
}
