import { Job, Problem, page } from '@belfry/platform/api';
import { z } from 'zod';
import { LIST_FORMATS } from './record';

/** HTTP shapes of lists. All routes stand under /api. */

export const Mapping = z.object({
  schema: z.string(),
  schemaColumn: z.string().optional(),
  keyColumn: z.string().optional(),
  columns: z.record(z.string(), z.string()),
  separator: z.string().optional(),
});

export const Edition = z.object({
  dataset: z.string(),
  number: z.number().int(),
  sha256: z.string(),
  files: z.array(z.object({ name: z.string(), bytes: z.number(), sha256: z.string() })),
  bytes: z.number(),
  format: z.enum(LIST_FORMATS),
  publishedAt: z.string().nullable(),
  receivedAt: z.string(),
  receivedBy: z.string().nullable(),
  state: z.enum(['loading', 'held', 'in_service', 'superseded', 'failed', 'discarded']),
  problem: Problem.nullable(),
  entries: z.number().int(),
  entities: z.number().int(),
  statements: z.number().int(),
  rejected: z.number().int(),
  listed: z.number().int(),
  delisted: z.number().int(),
  changed: z.number().int(),
  inServiceAt: z.string().nullable(),
});
export type Edition = z.infer<typeof Edition>;

export const List = z.object({
  name: z.string(),
  title: z.string(),
  publisher: z.string().nullable(),
  country: z.string().nullable(),
  format: z.enum(LIST_FORMATS).nullable(),
  mapping: Mapping.nullable(),
  source: z.string().nullable(),
  refreshOn: z.boolean(),
  refreshEveryHours: z.number().int(),
  refreshProblem: Problem.nullable(),
  invented: z.boolean(),
  /** The edition in service; null before the first. */
  edition: Edition.nullable(),
  /** An edition held for confirmation, when there is one. */
  held: Edition.nullable(),
  ageHours: z.number().nullable(),
  /** Older than its refresh interval. */
  stale: z.boolean(),
  entriesBySchema: z.record(z.string(), z.number().int()),
});
export type List = z.infer<typeof List>;

export const Rejection = z.object({
  line: z.number().nullable(),
  element: z.string().nullable(),
  code: z.string(),
  expected: z.string(),
  found: z.string(),
  lost: z.enum(['entry', 'value']),
});
export type Rejection = z.infer<typeof Rejection>;

export const Change = z.object({
  kind: z.enum(['listed', 'delisted', 'changed']),
  entityId: z.string(),
  canonicalId: z.string(),
  caption: z.string(),
  schema: z.string(),
  /** For `changed`: each property with the values that went and those that came. */
  properties: z.array(z.object({ prop: z.string(), from: z.array(z.string()), to: z.array(z.string()) })),
});
export type Change = z.infer<typeof Change>;

export const Diff = page(Change).extend({
  dataset: z.string(),
  from: z.number().int().nullable(),
  to: z.number().int(),
  listed: z.number().int(),
  delisted: z.number().int(),
  changed: z.number().int(),
});
export type Diff = z.infer<typeof Diff>;

export const Entry = z.object({
  entityId: z.string(),
  canonicalId: z.string(),
  caption: z.string(),
  schema: z.string(),
  names: z.array(z.string()),
  birthDates: z.array(z.string()),
  countries: z.array(z.string()),
  identifiers: z.array(z.string()),
  programmes: z.array(z.string()),
  lastChange: z.string(),
});
export type Entry = z.infer<typeof Entry>;

/** What a file looks like, before anything is stored. */
export const FilePreview = z.object({
  uploadId: z.string(),
  files: z.array(z.object({ name: z.string(), bytes: z.number() })),
  format: z.enum(LIST_FORMATS).nullable(),
  /** For tables: the columns, a guessed mapping and the first rows. */
  columns: z.array(z.string()),
  mapping: Mapping.nullable(),
  rows: z.array(z.array(z.string())),
  problem: Problem.nullable(),
});
export type FilePreview = z.infer<typeof FilePreview>;

/**
 * GET    /api/lists                                        → {items: List[]}
 * POST   /api/lists {name, title, publisher?, country?, format?, mapping?, source?, refreshOn?, refreshEveryHours?} → List
 * GET    /api/lists/:name                                  → List
 * PATCH  /api/lists/:name                                  → List
 * DELETE /api/lists/:name {reason}                         → 204; takes it out of service, history stays
 * POST   /api/lists/previews (multipart, files)            → FilePreview
 * POST   /api/lists/:name/editions {uploadId, format?, mapping?, reason} → 202 Job
 * POST   /api/lists/:name/refresh {reason}                 → 202 Job
 * GET    /api/lists/:name/editions                         → {items: Edition[]}, newest first
 * GET    /api/lists/:name/editions/:number                 → Edition
 * GET    /api/lists/:name/editions/:number/rejections      → page of Rejection
 * POST   /api/lists/:name/editions/:number/confirm {reason} → 202 Job (held → in service)
 * POST   /api/lists/:name/editions/:number/discard {reason} → Edition
 * GET    /api/lists/:name/diff?from=&to=&kind=&q=&cursor=  → Diff
 * GET    /api/lists/:name/diff.csv?from=&to=
 * GET    /api/lists/:name/entries?q=&schema=&cursor=&limit= → page of Entry
 * GET    /api/lists/:name/export?format=ftm|csv|senzing|stix
 */
export const Lists = z.object({ items: z.array(List) });
export const Editions = z.object({ items: z.array(Edition) });
export const Rejections = page(Rejection);
export const Entries = page(Entry);
export { Job };
