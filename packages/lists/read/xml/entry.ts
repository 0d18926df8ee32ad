import { createHash } from 'node:crypto';
import {
  cleanText,
  type DateOrder,
  datesOf,
  isA,
  property,
  readDates,
  type StatedEntity,
  type StatedValue,
} from '@belfry/model';
import type { ListRecord, Position, ReadEvent, Rejected } from '../../core/record';
import { countriesOf, saysNoCountry } from './country';

/** Properties that stand in for one a schema lacks: a ship has no passport. */
const STAND_INS: { readonly [prop: string]: readonly string[] } = {
  passportNumber: ['idNumber', 'registrationNumber'],
  socialSecurityNumber: ['idNumber', 'registrationNumber'],
  idNumber: ['registrationNumber'],
  taxNumber: ['registrationNumber'],
  nationality: ['country'],
  citizenship: ['nationality', 'country'],
  jurisdiction: ['country'],
  birthCountry: ['country'],
  flag: ['country'],
  pastFlags: ['country'],
};
/** An organisation of which company data is known is a company. */
const NARROWER: { readonly [schema: string]: readonly string[] } = {
  LegalEntity: ['Organization', 'Company'],
  Organization: ['Company'],
};

export type How = { readonly original?: string; readonly lang?: string };

/** One entity being written down, value by value. */
export type Statements = {
  readonly id: string;
  readonly schema: string;
  /** Cleans and keeps a value; empty text is nothing. Says whether it was kept. */
  say(prop: string, raw: string, how?: How): boolean;
  sayAll(prop: string, raws: Iterable<string>, how?: How): void;
  /** Dates of a text, ranges and `circa` included; what cannot be read is rejected, not stored. */
  sayDate(prop: string, raw: string, how?: How & { readonly order?: DateOrder }): void;
  /** Country codes of a country's name, demonym or code. */
  sayCountry(prop: string, raw: string, how?: How): void;
  /** Narrows the schema, where the new one descends from the old. */
  become(schema: string): void;
};

/** One entry of a list: the thing itself and what hangs on it. */
export type Entry = Statements & {
  readonly key: string;
  /** A new entity that hangs on this entry; its id comes from what tells it apart among its kind. */
  attach(schema: string, ...tellingApart: readonly string[]): Statements;
  reject(code: string, expected: string, found: string, at?: Position): void;
  /** The entry's record with its rejected values; an entry without a name is rejected as a whole. */
  events(): ReadEvent[];
};

const IDENTITY_PROPS = ['name', 'alias', 'weakAlias', 'previousName'];
const MOST_FOUND = 200;
/** XML Schema lets a date carry a time zone. */
const ZONE = /^(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:?\d{2})$/;

export function entryOf(options: { dataset: string; key: string; schema: string; at: Position }): Entry {
  const { dataset, key, at } = options;
  const rejected: Rejected[] = [];
  const attached = new Map<string, Writing>();
  const reject: Entry['reject'] = (code, expected, found, where = at) => {
    const told = found.length > MOST_FOUND ? cleanText(found, MOST_FOUND).text : found;
    rejected.push({ kind: 'rejected', at: where, code, expected, found: told, lost: 'value' });
  };
  const main = writing(`${dataset}-${key}`, options.schema, reject);
  return Object.assign(main, {
    key,
    reject,
    attach(schema: string, ...tellingApart: readonly string[]) {
      const told = tellingApart.length > 0 ? `-${shortHash(tellingApart)}` : '';
      const id = `${main.id}-${schema.toLowerCase()}${told}`;
      const found = attached.get(id) ?? writing(id, schema, reject);
      attached.set(id, found);
      return found;
    },
    events(): ReadEvent[] {
      const [stated, others] = [main.stated(), [...attached.values()].map((one) => one.stated())];
      if (!stated.values.some(({ prop }) => IDENTITY_PROPS.includes(prop)))
        return [
          ...rejected,
          { kind: 'rejected', at, code: 'lists/no-name', expected: 'a name', found: key, lost: 'entry' },
        ];
      const record: ListRecord = { kind: 'record', key, at, entities: [stated, ...others] };
      return [record, ...rejected];
    },
  });
}

/** Twelve hexadecimal digits that stay the same for the same content. */
export const shortHash = (parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, 12);

/** FollowTheMoney caps an address at 250 characters for its index; lists write longer ones. */
const MOST_ADDRESS = 1_024;
const mostOf = (schema: string, prop: string): number | undefined => {
  const known = property(schema, prop);
  return known?.type === 'address' ? MOST_ADDRESS : known?.maxLength;
};

type Writing = Statements & { stated(): StatedEntity };

function writing(id: string, schemaName: string, reject: Entry['reject']): Writing {
  const values = new Map<string, StatedValue>();
  const self: Writing & { schema: string } = {
    id,
    schema: schemaName,
    become(schema) {
      if (isA(schema, self.schema)) self.schema = schema;
    },
    say(prop, raw, how = {}) {
      const name = placeOf(prop);
      const most = mostOf(self.schema, name);
      const { text, flags } = cleanText(raw, most);
      if (text === '') return false;
      if (flags.includes('too-long')) {
        reject('lists/value-too-long', `${prop}: at most ${most} characters`, raw);
        return false;
      }
      const original = how.original ?? raw.trim();
      keep({
        prop: name,
        value: text,
        ...(original !== text && { original }),
        ...(how.lang && { lang: how.lang }),
      });
      return true;
    },
    sayAll(prop, raws, how) {
      for (const raw of raws) self.say(prop, raw, how);
    },
    sayDate(prop, raw, { order, ...how } = {}) {
      const text = raw.trim().replace(ZONE, '$1');
      if (text === '') return;
      const readings = readDates(text, order);
      if (!readings) return reject('lists/bad-date', prop, how.original ?? text);
      for (const reading of readings)
        for (const date of datesOf(reading)) self.say(prop, date, { original: text, ...how });
    },
    sayCountry(prop, raw, how = {}) {
      const text = raw.trim();
      if (text === '' || saysNoCountry(text)) return;
      const codes = countriesOf(text);
      if (codes.length === 0) return reject('lists/unknown-country', prop, text);
      for (const code of codes) self.say(prop, code, { original: text, ...how });
    },
    stated: () => ({ id, schema: self.schema, values: [...values.values()] }),
  };
  const keep = (value: StatedValue) => {
    const told = `${value.prop}\u0000${value.value}`;
    if (!values.has(told)) values.set(told, value);
  };
  const placeOf = (prop: string): string => {
    if (property(self.schema, prop)) return prop;
    const narrower = NARROWER[self.schema]?.find((schema) => property(schema, prop));
    if (narrower) self.schema = narrower;
    const place = [prop, ...(STAND_INS[prop] ?? []), 'notes', 'summary'].find((name) =>
      property(self.schema, name),
    );
    if (!place) throw new Error(`${self.schema} has no property ${prop}`);
    return place;
  };
  return self;
}
