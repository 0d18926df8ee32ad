import { z } from 'zod';

/** Shapes that every part of the HTTP API shares. Times are ISO 8601 in UTC; ids are opaque strings. */

/** RFC 9457 problem details; `code` is stable and has a text in every catalogue (`problem.<code>`). */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string().optional(),
  /** Number to quote; stands in the server's log. */
  instance: z.string().optional(),
  /** Facts for the text of the catalogue: file, line, expected, found, kept… */
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
});
export type Problem = z.infer<typeof Problem>;

/** One page of a long list; `next` goes back as `cursor`, null at the end. `total` is of all pages. */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable(), total: z.number().int() });

export const Language = z.enum(['en', 'fr', 'nl', 'de']);

export const Session = z.object({
  officer: z.object({ id: z.string(), name: z.string(), language: Language }),
  service: z.object({ id: z.string(), name: z.string() }),
  mandate: z.object({ id: z.string(), legalBasis: z.string(), purpose: z.string() }),
  version: z.string(),
  matcher: z.string(),
  /** True while invented data is loaded: every screen says so. */
  demo: z.boolean(),
});
export type Session = z.infer<typeof Session>;

export const Job = z.object({
  id: z.string(),
  kind: z.enum(['list-load', 'list-refresh', 'screening', 'demo']),
  title: z.string(),
  objectId: z.string().nullable(),
  state: z.enum(['waiting', 'running', 'done', 'failed', 'cancelled']),
  done: z.number(),
  total: z.number().nullable(),
  unit: z.enum(['row', 'byte', 'entry']),
  /** Units a second over the last ten seconds; null before there is any. */
  rate: z.number().nullable(),
  secondsLeft: z.number().nullable(),
  cancelRequested: z.boolean(),
  problem: Problem.nullable(),
  createdAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
});
export type Job = z.infer<typeof Job>;

export const ApiKey = z.object({
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(['match', 'read', 'write', 'admin'])),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
});
export type ApiKey = z.infer<typeof ApiKey>;

/**
 * GET    /api/session                       → Session (401 when nobody is signed in)
 * POST   /api/session {persona: 'demo'}     → Session; only on loopback; sets the cookie
 * DELETE /api/session
 * PATCH  /api/session {language}            → Session
 * GET    /api/jobs?state=open|all           → {items: Job[]}
 * GET    /api/jobs/:id                      → Job
 * POST   /api/jobs/:id/cancel               → Job
 * GET    /api/events                        → text/event-stream of `event: job` (data: Job) and `event: change` (data: {kind, id})
 * GET    /api/keys, POST /api/keys {name, scopes} → {key: ApiKey, secret} (shown once), DELETE /api/keys/:id
 * GET    /api/settings, PATCH /api/settings → Settings
 * DELETE /api/demo                          → Job; takes all invented data away
 * GET    /api/openapi.json, /healthz, /readyz
 */
export const Settings = z.object({
  threshold: z.number().min(0).max(1),
  hitsPerSubject: z.number().int().min(1).max(100),
  /** `/match` without a bearer key. */
  openMatch: z.boolean(),
  publicKey: z.object({ id: z.string(), pem: z.string() }),
});
export type Settings = z.infer<typeof Settings>;
