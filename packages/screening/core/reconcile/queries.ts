import { schema as schemaOf } from '@belfry/model';
import { z } from 'zod';

/**
 * What reconciliation clients (OpenRefine, Cocoda…) ask.
 *
 * @standard Reconciliation Service API 0.2 and 1.0-draft (reconciliation-api.github.io)
 */
const Scalar = z.union([
  z.string().max(1_000),
  z.number(),
  z.boolean(),
  z.looseObject({ id: z.string().max(500), name: z.string().max(1_000).optional() }),
]);
const Values = z.union([Scalar, z.array(Scalar).max(100)]);
const Type = z.union([z.string().max(100), z.array(z.string().max(100)).max(50)]);
const Limit = z.coerce.number().int().min(1).max(100).catch(5);

const Query02 = z.object({
  query: z.string().max(2_000).optional(),
  type: Type.nullish(),
  limit: Limit.optional(),
  properties: z
    .array(z.looseObject({ pid: z.string().max(200), v: Values }))
    .max(100)
    .optional(),
  type_strict: z.enum(['any', 'should', 'all']).optional(),
});
export const QueryBatch02 = z.record(z.string().max(200), Query02);

const Condition = z.looseObject({
  matchType: z.string().max(100),
  propertyId: z.string().max(200).optional(),
  propertyValue: Values,
});
const Query10 = z.looseObject({
  type: z.string().max(100).optional(),
  limit: Limit.optional(),
  conditions: z.array(Condition).max(100),
});
export const QueryBatch10 = z.looseObject({ queries: z.array(Query10) });

/** A query in either version, as something to match. */
export type Asked = {
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
  readonly limit: number;
};

const ANYTHING = 'Thing';
const FEW = 5;

export function askedIn02({ query, type, limit, properties }: z.infer<typeof Query02>): Asked {
  const pairs = (properties ?? []).map(({ pid, v }) => [propertyOf(pid), v] as const);
  return asked(type ?? null, limit, [...(query ? [['name', query] as const] : []), ...pairs]);
}

export function askedIn10({ type, limit, conditions }: z.infer<typeof Query10>): Asked {
  const pairs = conditions.map(({ matchType, propertyId, propertyValue }) => {
    if (matchType === 'name') return ['name', propertyValue] as const;
    return [matchType === 'id' ? 'id' : propertyOf(propertyId ?? ''), propertyValue] as const;
  });
  return asked(type ?? null, limit, pairs);
}

function asked(
  type: string | readonly string[] | null,
  limit: number | undefined,
  pairs: readonly (readonly [string, z.infer<typeof Values>])[],
): Asked {
  const wanted = [type ?? []].flat().find((name) => schemaOf(name)) ?? ANYTHING;
  // Without a prototype: a property may be called `constructor`.
  const properties: Record<string, string[]> = Object.create(null);
  for (const [prop, value] of pairs)
    if (prop) properties[prop] = [...(properties[prop] ?? []), ...textsOf(value)];
  return { schema: wanted, properties, limit: limit ?? FEW };
}

/** `Thing:name` and `name` are one. */
const propertyOf = (pid: string): string => pid.slice(pid.indexOf(':') + 1);

const textsOf = (value: z.infer<typeof Values>): string[] =>
  [value].flat().map((one) => (typeof one === 'object' ? (one.name ?? one.id) : String(one)));
