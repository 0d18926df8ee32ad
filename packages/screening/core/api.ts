import { Problem, page } from '@belfry/platform/api';
import { z } from 'zod';

/** HTTP shapes of screening. All routes stand under /api; yente's API stands at the root. */

export const Judgement = z.enum(['positive', 'negative', 'unsure', 'no_judgement']);
export type Judgement = z.infer<typeof Judgement>;

export const EditionUsed = z.object({
  dataset: z.string(),
  title: z.string(),
  number: z.number().int(),
  sha256: z.string(),
});

export type EditionUsed = z.infer<typeof EditionUsed>;

export const Screening = z.object({
  id: z.string(),
  kind: z.enum(['single', 'batch', 'api']),
  name: z.string(),
  officer: z.string(),
  reason: z.string(),
  threshold: z.number(),
  matcher: z.string(),
  editions: z.array(EditionUsed),
  state: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']),
  problem: Problem.nullable(),
  total: z.number().int().nullable(),
  done: z.number().int(),
  flagged: z.number().int(),
  subjectsWithHits: z.number().int(),
  hits: z.object({
    open: z.number().int(),
    positive: z.number().int(),
    negative: z.number().int(),
    unsure: z.number().int(),
  }),
  jobId: z.string().nullable(),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
});
export type Screening = z.infer<typeof Screening>;

/** A subject as asked: FollowTheMoney schema and properties. */
export const SubjectIn = z.object({
  schema: z.string(),
  properties: z.record(z.string(), z.array(z.string())),
  reference: z.string().optional(),
});
export type SubjectIn = z.infer<typeof SubjectIn>;

export const Flag = z.object({ code: z.string(), column: z.string(), value: z.string() });

export const Subject = z.object({
  screeningId: z.string(),
  row: z.number().int(),
  schema: z.string(),
  caption: z.string(),
  properties: z.record(z.string(), z.array(z.string())),
  given: z.record(z.string(), z.string()),
  reference: z.string().nullable(),
  flags: z.array(Flag),
  hits: z.number().int(),
});
export type Subject = z.infer<typeof Subject>;

const Span = z.object({ start: z.number().int(), end: z.number().int() });
export const Explanation = z.object({
  score: z.number(),
  sureness: z.number(),
  matcher: z.string(),
  leftName: z.string().nullable(),
  rightName: z.string().nullable(),
  alignment: z.array(z.object({ left: Span.nullable(), right: Span.nullable(), relation: z.string() })),
  contributions: z.array(
    z.object({
      feature: z.string(),
      left: z.string().nullable(),
      right: z.string().nullable(),
      relation: z.string(),
      bits: z.number(),
    }),
  ),
  ignored: z.array(z.object({ code: z.string(), value: z.string() })),
  /** One plain sentence in each language. */
  sentence: z.record(z.enum(['en', 'fr', 'nl', 'de']), z.string()),
});

export type Explanation = z.infer<typeof Explanation>;

/** A row of the queue. */
export const HitSummary = z.object({
  id: z.string(),
  screeningId: z.string(),
  row: z.number().int(),
  subject: z.string(),
  caption: z.string(),
  schema: z.string(),
  datasets: z.array(z.string()),
  score: z.number(),
  sureness: z.number(),
  judgement: Judgement,
  remembered: z.boolean(),
  lapsed: z.enum(['subject', 'entry', 'both']).nullable(),
  createdAt: z.string(),
});
export type HitSummary = z.infer<typeof HitSummary>;

export const HitJudgement = z.object({
  judgement: Judgement,
  officer: z.string(),
  reason: z.string(),
  at: z.string(),
  /** A later row takes it back. */
  undone: z.boolean(),
  /** Said of this earlier hit of the same pair, and remembered since. */
  rememberedFrom: z.string().optional(),
});

export type HitJudgement = z.infer<typeof HitJudgement>;

export const Hit = HitSummary.extend({
  subjectRecord: Subject,
  screening: z.object({ id: z.string(), name: z.string(), threshold: z.number() }),
  /** The entry's values by property, over all lists that carry it, each with its lists. */
  entry: z.object({
    canonicalId: z.string(),
    entityIds: z.array(z.string()),
    schema: z.string(),
    caption: z.string(),
    transliteration: z.string().nullable(),
    values: z.array(
      z.object({
        prop: z.string(),
        value: z.string(),
        transliteration: z.string().nullable(),
        datasets: z.array(z.string()),
      }),
    ),
  }),
  editions: z.array(EditionUsed),
  explanation: Explanation,
  judgements: z.array(HitJudgement),
  /** Present when an earlier negative stands, or stood until a side changed. */
  memory: z
    .object({
      hitId: z.string(),
      judgement: Judgement,
      officer: z.string(),
      at: z.string(),
      reason: z.string(),
      lapsed: z.enum(['subject', 'entry', 'both']).nullable(),
    })
    .nullable(),
});
export type Hit = z.infer<typeof Hit>;

export const HitPage = page(HitSummary).extend({
  /** Not yet judged under the same filter. */
  left: z.number().int(),
  /** Judged by this officer in the last hour. */
  perHour: z.number().int(),
});
export type HitPage = z.infer<typeof HitPage>;

export const SubjectUpload = z.object({
  uploadId: z.string(),
  fileName: z.string(),
  bytes: z.number(),
  columns: z.array(
    z.object({
      name: z.string(),
      /** Property, `reference`, `schema`, or null for not used. */
      guess: z.string().nullable(),
      remembered: z.boolean(),
      examples: z.array(z.string()),
    }),
  ),
  rows: z.number().int().nullable(),
  schema: z.string(),
  /** How the file writes dates of numbers only, as far as its first rows tell. */
  dates: z.enum(['dmy', 'mdy']).optional(),
  warnings: z.array(Problem),
});
export type SubjectUpload = z.infer<typeof SubjectUpload>;

export const SubjectMapping = z.object({
  schema: z.string(),
  columns: z.record(z.string(), z.string().nullable()),
  /** How dates of numbers only are written; day first unless said. */
  dates: z.enum(['dmy', 'mdy']).optional(),
});
export type SubjectMapping = z.infer<typeof SubjectMapping>;

/** What is signed; judgements stand oldest first. Canonical form: RFC 8785 (JCS) of `body`; signature: Ed25519 over its UTF-8 bytes, base64. */
export const ReceiptBody = z.object({
  format: z.literal('belfry-receipt/1'),
  id: z.string(),
  issuedAt: z.string(),
  installation: z.string(),
  screening: z.object({
    id: z.string(),
    name: z.string(),
    startedAt: z.string(),
    finishedAt: z.string().nullable(),
    state: z.string(),
    officer: z.string(),
    service: z.string(),
    mandate: z.string(),
    reason: z.string(),
    threshold: z.number(),
    hitsPerSubject: z.number().int(),
    matcher: z.string(),
  }),
  editions: z.array(EditionUsed),
  /** Other lists in the index: never asked, but they make names rare or common. */
  alsoIndexed: z.array(EditionUsed),
  /** Rows of the file that became subjects; null while a batch runs that has not counted them. */
  total: z.number().int().nullable(),
  subjects: z.array(
    z.object({
      row: z.number().int(),
      schema: z.string(),
      properties: z.record(z.string(), z.array(z.string())),
      given: z.record(z.string(), z.string()),
      flags: z.array(Flag),
      hits: z.array(
        z.object({
          canonicalId: z.string(),
          entityIds: z.array(z.string()),
          datasets: z.array(z.string()),
          caption: z.string(),
          score: z.number(),
          sureness: z.number(),
          sentence: z.string(),
          judgements: z.array(HitJudgement),
        }),
      ),
    }),
  ),
});
export type ReceiptBody = z.infer<typeof ReceiptBody>;

export const Receipt = z.strictObject({
  body: ReceiptBody,
  keyId: z.string(),
  publicKey: z.string(),
  signature: z.string(),
});
export type Receipt = z.infer<typeof Receipt>;

/**
 * POST /api/screenings {subject: SubjectIn, datasets?: string[], threshold?, reason, name?} → Screening with {subjectHits: HitSummary[]}
 * GET  /api/screenings?kind=&cursor=                         → page of Screening
 * GET  /api/screenings/:id                                   → Screening
 * GET  /api/screenings/:id/subjects?hits=any|none&flagged=&q=&cursor= → page of Subject
 * POST /api/screenings/uploads (multipart, one file)         → SubjectUpload
 * POST /api/screenings/batches {uploadId, mapping: SubjectMapping, datasets?, threshold?, reason, name?} → 202 Screening
 * POST /api/screenings/:id/cancel | /resume                  → Screening
 * GET  /api/screenings/:id/results?format=csv|jsonl|json|html
 * GET  /api/screenings/:id/receipt                           → Receipt (issued and kept)
 * POST /api/receipts/verify (a receipt)                      → {valid, reason?, keyKnown}
 * GET  /api/hits?judgement=&screening=&dataset=&schema=&min=&max=&q=&sort=score|sureness|newest&cursor=&limit= → HitPage
 * GET  /api/hits/:id                                         → Hit
 * POST /api/hits/:id/judgements {judgement, reason}          → Hit
 * POST /api/hits/:id/undo                                    → Hit
 * POST /api/hits/bulk-preview {filter: as GET /api/hits}     → {count, sample: HitSummary[], token}
 * POST /api/hits/bulk {token, judgement: 'negative', reason} → {count}; refused when what the preview showed has changed
 * GET  /api/today                                            → Today
 */
export const Today = z.object({
  openHits: z.number().int(),
  unsureHits: z.number().int(),
  lapsedHits: z.number().int(),
  judgedToday: z.number().int(),
  running: z.array(Screening),
  recent: z.array(Screening),
});
export type Today = z.infer<typeof Today>;
export const Screenings = page(Screening);
export const Subjects = page(Subject);
export const ScreenedNow = Screening.extend({ subjectHits: z.array(HitSummary) });
export const BulkPreview = z.object({
  count: z.number().int(),
  sample: z.array(HitSummary),
  token: z.string(),
});
export const BulkDone = z.object({ count: z.number().int() });
