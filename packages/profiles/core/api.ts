import { page } from '@belfry/platform/api';
import { z } from 'zod';

/** HTTP shapes of profiles. All routes stand under /api. */

/** Where a value comes from: the thread behind each fact. */
export const Origin = z.object({
  entityId: z.string(),
  dataset: z.string(),
  datasetTitle: z.string(),
  edition: z.number().int(),
  /** Line or element in the file. */
  place: z.string().nullable(),
  original: z.string().nullable(),
  lang: z.string().nullable(),
  knownFrom: z.string(),
  knownUntil: z.string().nullable(),
});
export type Origin = z.infer<typeof Origin>;

export const Fact = z.object({
  prop: z.string(),
  /** FollowTheMoney type of the property: name, date, country, identifier, entity… */
  type: z.string(),
  value: z.string(),
  /** For entity-typed properties: what the value points to. */
  target: z.object({ canonicalId: z.string(), caption: z.string(), schema: z.string() }).nullable(),
  transliteration: z.string().nullable(),
  origins: z.array(Origin),
});
export type Fact = z.infer<typeof Fact>;

export const Relative = z.object({
  /** Schema of the link: Ownership, Family, UnknownLink, or the property itself (`parent`). */
  via: z.string(),
  direction: z.enum(['out', 'in']),
  role: z.string().nullable(),
  canonicalId: z.string(),
  caption: z.string(),
  schema: z.string(),
  startDate: z.string().nullable(),
  endDate: z.string().nullable(),
  datasets: z.array(z.string()),
});
export type Relative = z.infer<typeof Relative>;

export const ProfileEvent = z.object({
  at: z.string(),
  kind: z.enum(['listed', 'delisted', 'stated', 'withdrawn', 'joined', 'parted', 'fact-date']),
  dataset: z.string().nullable(),
  edition: z.number().int().nullable(),
  prop: z.string().nullable(),
  value: z.string().nullable(),
  /** Officer's name or the rule. */
  by: z.string().nullable(),
  reason: z.string().nullable(),
});
export type ProfileEvent = z.infer<typeof ProfileEvent>;

export const Profile = z.object({
  canonicalId: z.string(),
  entityIds: z.array(z.string()),
  schema: z.string(),
  caption: z.string(),
  captionTransliteration: z.string().nullable(),
  datasets: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      edition: z.number().int(),
      listed: z.boolean(),
      invented: z.boolean(),
    }),
  ),
  topics: z.array(z.string()),
  facts: z.array(Fact),
  /** Facts of what hangs on it: sanctions, addresses, passports; by schema. */
  attached: z.array(
    z.object({ schema: z.string(), id: z.string(), caption: z.string(), facts: z.array(Fact) }),
  ),
  relations: z.array(Relative),
  hits: z.array(
    z.object({
      id: z.string(),
      screeningId: z.string(),
      screening: z.string(),
      subject: z.string(),
      judgement: z.string(),
      score: z.number(),
      at: z.string(),
    }),
  ),
  firstSeen: z.string(),
  lastChange: z.string(),
  asOf: z.string().nullable(),
});
export type Profile = z.infer<typeof Profile>;

export const Found = z.object({
  canonicalId: z.string(),
  caption: z.string(),
  transliteration: z.string().nullable(),
  schema: z.string(),
  datasets: z.array(z.string()),
  birthDates: z.array(z.string()),
  countries: z.array(z.string()),
  identifiers: z.array(z.string()),
  /** Why it was found: name alike (with score), identifier, words in a text. */
  reason: z.enum(['name', 'identifier', 'text']),
  score: z.number().nullable(),
  /** For text: the passage, with the words between ⟦ and ⟧. */
  passage: z.string().nullable(),
});
export type Found = z.infer<typeof Found>;

/**
 * GET /api/profiles/:id?asOf=YYYY-MM-DD      → Profile; any id it ever had leads here
 * GET /api/profiles/:id/history              → {items: ProfileEvent[]}, newest first
 * GET /api/search?q=&dataset=&schema=&country=&from=&to=&cursor=&limit= → SearchResult (dataset, schema, country may repeat)
 */
export const History = z.object({ items: z.array(ProfileEvent) });
export const Facet = z.object({ value: z.string(), label: z.string(), count: z.number().int() });
export const SearchResult = page(Found).extend({
  facets: z.object({ dataset: z.array(Facet), schema: z.array(Facet), country: z.array(Facet) }),
});
export type SearchResult = z.infer<typeof SearchResult>;
