import { cleanText, property, type StatedEntity, type StatedValue, schema as schemaOf } from '@belfry/model';
import type { ListFile, ListRecord, ReadEvent, ReadOptions, Rejected } from '../../core/record';
import { isObject, type JsonObject, type JsonRecord, jsonRecords } from './json-records';

const OPS = new Set(['ADD', 'MOD', 'DEL']);
const MOST_VALUES = 50_000;
const NEST = 4;

/**
 * FollowTheMoney JSON lines: whole entities, or deltas `{"op": "ADD"|"MOD"|"DEL", "entity": …}`.
 * Ids stay as given. Entities nested in a property become entities of their own, and their id the value.
 *
 * @standard FollowTheMoney 3.8 entity proxies; delta files of nomenklatura (`entities.delta.json`)
 * @throws   ListFileError as `jsonRecords`
 */
export async function* readFtm(files: readonly ListFile[], options: ReadOptions): AsyncGenerator<ReadEvent> {
  for (const file of files) {
    const warnings: Rejected[] = [];
    let told = false;
    const text = {
      signal: options.signal,
      progress: options.progress,
      warn: (warning: Rejected) => warnings.push(warning),
    };
    for await (const item of jsonRecords(file, text)) {
      yield* warnings.splice(0);
      if ('kind' in item) {
        yield item;
        continue;
      }
      const op = opOf(item.value);
      if (!told) yield { kind: 'facts', delta: op !== null };
      told = true;
      yield* eventsOf(item, op);
    }
    yield* warnings.splice(0);
  }
}

const opOf = (value: JsonObject): string | null =>
  typeof value.op === 'string' && isObject(value.entity) ? value.op : null;

function* eventsOf({ line, value }: JsonRecord, op: string | null): Generator<ReadEvent> {
  const given = op ? (value.entity as JsonObject) : value;
  const lost = (expected: string, found: string): Rejected => ({
    kind: 'rejected',
    at: { line },
    code: 'lists/bad-entity',
    expected,
    found: found.slice(0, 200),
    lost: 'entry',
  });
  if (op && !OPS.has(op)) return yield lost('op ADD, MOD or DEL', op);
  const id = typeof given.id === 'string' ? cleanText(given.id, 255).text : '';
  if (!id) return yield lost('an id', JSON.stringify(given.id ?? null));
  if (op === 'DEL') return yield { kind: 'record', key: id, at: { line }, entities: [], op: 'DEL' };
  const reading = new Reading(line);
  const main = reading.entity(given, id, 0);
  if (main) {
    const record: ListRecord = { kind: 'record', key: id, at: { line }, entities: [main, ...reading.nested] };
    yield op ? { ...record, op: op as 'ADD' | 'MOD' } : record;
  }
  yield* reading.rejected;
}

class Reading {
  readonly nested: StatedEntity[] = [];
  readonly rejected: Rejected[] = [];
  #values = 0;
  constructor(readonly line: number) {}

  entity(given: JsonObject, id: string, depth: number): StatedEntity | null {
    const schema = typeof given.schema === 'string' ? given.schema : '';
    if (!schemaOf(schema))
      return this.#reject('lists/unknown-schema', 'a FollowTheMoney schema', schema || 'none', 'entry');
    if (!isObject(given.properties))
      return this.#reject(
        'lists/bad-entity',
        'properties',
        JSON.stringify(given.properties ?? null),
        'entry',
      );
    const values: StatedValue[] = [];
    for (const [prop, raws] of Object.entries(given.properties)) {
      if (!property(schema, prop)) {
        this.#reject('lists/unknown-property', `a property of ${schema}`, prop, 'value');
        continue;
      }
      for (const raw of Array.isArray(raws) ? raws : [raws]) {
        const value = this.#value({ schema, prop, raw, depth });
        if (value && !values.some((one) => one.prop === prop && one.value === value.value))
          values.push(value);
      }
    }
    return { id, schema, values };
  }

  #value(of: { schema: string; prop: string; raw: unknown; depth: number }): StatedValue | null {
    const { schema, prop, raw } = of;
    if (++this.#values > MOST_VALUES) {
      if (this.#values === MOST_VALUES + 1)
        this.#reject('lists/too-many-values', `at most ${MOST_VALUES} values`, prop, 'value');
      return null;
    }
    if (isObject(raw)) return this.#nestedValue(raw, of);
    if (typeof raw !== 'string' && typeof raw !== 'number' && typeof raw !== 'boolean') return null;
    const text = String(raw);
    const most = property(schema, prop)?.maxLength;
    const { text: value, flags } = cleanText(text, most);
    if (flags.includes('too-long'))
      return this.#reject('lists/value-too-long', `${prop}: at most ${most} characters`, text, 'value');
    if (value === '') return null;
    return { prop, value, ...(value !== text && { original: text }) };
  }

  #nestedValue(
    raw: JsonObject,
    { schema, prop, depth }: { schema: string; prop: string; depth: number },
  ): StatedValue | null {
    const id = typeof raw.id === 'string' ? cleanText(raw.id, 255).text : '';
    if (property(schema, prop)?.type !== 'entity' || !id || depth >= NEST)
      return this.#reject(
        'lists/bad-value',
        `a value of ${prop}`,
        JSON.stringify(raw).slice(0, 200),
        'value',
      );
    const entity = raw.schema === undefined ? null : this.entity(raw, id, depth + 1);
    if (entity) this.nested.push(entity);
    return { prop, value: id };
  }

  #reject(code: string, expected: string, found: string, lost: 'entry' | 'value'): null {
    this.rejected.push({
      kind: 'rejected',
      at: { line: this.line },
      code,
      expected,
      found: found.slice(0, 200),
      lost,
    });
    return null;
  }
}
