import { z } from 'zod';
import { Judgement } from '../api';

const one = <Item extends z.ZodType>(item: Item) =>
  z.preprocess(
    (value) => (value === undefined || value === '' ? undefined : [value].flat()),
    z.array(item).max(100).optional(),
  );
const number = z.preprocess(
  (value) => (value === '' ? undefined : value),
  z.coerce.number().min(0).max(1).optional(),
);

/** Which hits: from an address or from a body. Each part narrows; an empty list does not. */
export const HitFilter = z.object({
  judgement: one(Judgement),
  screening: z.string().max(100).optional(),
  dataset: one(z.string().max(100)),
  schema: one(z.string().max(100)),
  min: number,
  max: number,
  /** Only hits whose earlier negative no longer counts. */
  lapsed: z.preprocess(
    (value) => (value === '' ? undefined : value),
    z.stringbool().or(z.boolean()).optional(),
  ),
  q: z.string().max(200).optional(),
});
export type HitFilter = z.infer<typeof HitFilter>;

export const HIT_SORTS = ['score', 'sureness', 'newest'] as const;
export type HitSort = (typeof HIT_SORTS)[number];
export const HitQuery = HitFilter.extend({
  sort: z.preprocess((value) => value || undefined, z.enum(HIT_SORTS).default('score')),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});
export type HitQuery = z.infer<typeof HitQuery>;
