import { cleanText, property, type StatedEntity, type StatedValue, schema } from '@belfry/model';
import type { Rejected } from '../../core/record';
import { isObject, type JsonObject } from './json-records';

const LONGEST_ID = 255;
/** Entities inside entities, as in nested exports. */
const DEEPEST = 4;
const MOST_VALUES = 20_000;
/** FollowTheMoney's own caps are for index fields; published data goes over them here and there. */
const LEAST_CAP = 1_024;

export type FtmContext = {
  readonly line: number;
  readonly rejected: Rejected[];
  readonly entities: StatedEntity[];
};

/** The entity's id, cleaned; null when it has none or one over 255 characters. */
export const ftmId = (value: JsonObject): string | null => {
  const id = typeof value.id === 'string' ? cleanText(value.id, LONGEST_ID + 1).text : '';
  return id !== '' && id.length <= LONGEST_ID ? id : null;
};

/** Adds the entity and what is nested in it; its id, or null when it was rejected. */
export function addFtmEntity(value: JsonObject, context: FtmContext, depth: number): string | null {
  const reject = (code: string, expected: string, found: string) => {
    context.rejected.push(
      ftmRejection({ line: context.line, code, expected, found, lost: depth === 0 ? 'entry' : 'value' }),
    );
    return null;
  };
  const id = ftmId(value);
  if (id === null)
    return reject(
      'lists/bad-entity',
      `an id of at most ${LONGEST_ID} characters`,
      JSON.stringify(value.id ?? null),
    );
  const schemaName = typeof value.schema === 'string' ? value.schema : '';
  if (!schema(schemaName)) return reject('lists/unknown-schema', 'a FollowTheMoney schema', schemaName);
  if (schema(schemaName)!.abstract)
    return reject('lists/unknown-schema', 'a schema that is not abstract', schemaName);
  const place = context.entities.length;
  context.entities.push({ id, schema: schemaName, values: [] });
  const values = new Map<string, StatedValue>();
  const properties = isObject(value.properties) ? value.properties : {};
  for (const [prop, given] of Object.entries(properties)) {
    const known = property(schemaName, prop);
    if (!known) {
      context.rejected.push(
        ftmRejection({
          line: context.line,
          code: 'lists/unknown-property',
          expected: `a property of ${schemaName}`,
          found: prop,
          lost: 'value',
        }),
      );
      continue;
    }
    for (const one of listOf(given)) {
      const text = isObject(one) && depth < DEEPEST ? addFtmEntity(one, context, depth + 1) : scalarText(one);
      if (!known.stub) addFtmValue({ prop, text, maxLength: known.maxLength }, values, context);
    }
  }
  context.entities[place] = { id, schema: schemaName, values: [...values.values()] };
  return id;
}

/** One value on its way in. */
export type FtmValue = {
  readonly prop: string;
  readonly text: string | null;
  readonly maxLength: number;
  readonly original?: string;
  readonly lang?: string;
};

export function addFtmValue(
  { prop, text, maxLength, original, lang }: FtmValue,
  values: Map<string, StatedValue>,
  { line, rejected }: FtmContext,
): void {
  const reject = (code: string, expected: string, found: string) =>
    rejected.push(ftmRejection({ line, code, expected, found, lost: 'value' }));
  if (text === null) return void reject('lists/bad-value', `text for ${prop}`, 'something else');
  const most = Math.max(maxLength, LEAST_CAP);
  const clean = cleanText(text, most);
  if (clean.flags.includes('too-long'))
    return void reject('lists/value-too-long', `${prop}: at most ${most} characters`, text);
  if (clean.text === '') return;
  if (values.size >= MOST_VALUES)
    return void reject('lists/too-many-values', `at most ${MOST_VALUES} values`, prop);
  const told = original ?? text.trim();
  values.set(`${prop}\0${clean.text}`, {
    prop,
    value: clean.text,
    ...(told !== clean.text && { original: told }),
    ...(lang && { lang }),
  });
}

export const ftmRejection = (one: {
  line: number;
  code: string;
  expected: string;
  found: string;
  lost: Rejected['lost'];
}): Rejected => ({
  kind: 'rejected',
  at: { line: one.line },
  code: one.code,
  expected: one.expected,
  found: cleanText(one.found, 200).text,
  lost: one.lost,
});

export const scalarText = (value: unknown): string | null =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'boolean'
      ? String(value)
      : null;
const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
