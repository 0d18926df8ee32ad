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
import { knownWords } from '../known-words';
import { countriesOf, saysNoCountry } from './country';

/** Properties that stand in for one a schema lacks: a ship has no passport. */
const STAND_INS: { readonly [prop: string]: readonly string[] } = knownWords({
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
});
/** An organisation of which company data is known is a company. */
const NARROWER: { readonly [schema: string]: readonly string[] } = knownWords({
  LegalEntity: ['Organization', 'Company'],
  Organization: ['Company'],
});

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

export const entryOf = (about: { dataset: string; key: string; schema: string; at: Position }): Entry =>
  new ListEntry(about);

/** Twelve hexadecimal digits that stay the same for the same content. */
export const shortHash = (parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, 12);

/** FollowTheMoney caps an address at 250 characters for its index; lists write longer ones. */
const MOST_ADDRESS = 1_024;
const mostOf = (schema: string, prop: string): number | undefined => {
  const known = property(schema, prop);
  return known?.type === 'address' ? MOST_ADDRESS : known?.maxLength;
};

function rejection(code: string, expected: string, found: string, at: Position): Rejected {
  const told = found.length > MOST_FOUND ? cleanText(found, MOST_FOUND).text : found;
  return { kind: 'rejected', at, code, expected, found: told, lost: 'value' };
}

type Reject = (code: string, expected: string, found: string, at?: Position) => void;

/** Hundreds of thousands are made of a large list: methods are shared, not made anew for each. */
class Writing implements Statements {
  private readonly values = new Map<string, StatedValue>();
  private readonly refuse: Reject;

  constructor(
    readonly id: string,
    public schema: string,
    refuse: Reject,
  ) {
    this.refuse = refuse;
  }

  become(schema: string): void {
    if (isA(schema, this.schema)) this.schema = schema;
  }

  say(prop: string, raw: string, how?: How): boolean {
    if (raw === '') return false;
    const name = this.placeOf(prop);
    const most = mostOf(this.schema, name);
    const { text, flags } = cleanText(raw, most);
    if (text === '') return false;
    if (flags.includes('too-long')) {
      this.refuse('lists/value-too-long', `${prop}: at most ${most} characters`, raw);
      return false;
    }
    const told = `${name}\u0000${text}`;
    if (this.values.has(told)) return true;
    const original = how?.original ?? raw.trim();
    const value: { -readonly [Key in keyof StatedValue]: StatedValue[Key] } = { prop: name, value: text };
    if (original !== text) value.original = original;
    if (how?.lang) value.lang = how.lang;
    this.values.set(told, value);
    return true;
  }

  sayAll(prop: string, raws: Iterable<string>, how?: How): void {
    for (const raw of raws) this.say(prop, raw, how);
  }

  sayDate(prop: string, raw: string, { order, ...how }: How & { readonly order?: DateOrder } = {}): void {
    const text = raw.trim().replace(ZONE, '$1');
    if (text === '') return;
    const readings = readDates(text, order);
    if (!readings) this.refuse('lists/bad-date', prop, how.original ?? text);
    for (const reading of readings ?? [])
      for (const date of datesOf(reading)) this.say(prop, date, { original: text, ...how });
  }

  sayCountry(prop: string, raw: string, how?: How): void {
    const text = raw.trim();
    if (text === '' || saysNoCountry(text)) return;
    const codes = countriesOf(text);
    if (codes.length === 0) this.refuse('lists/unknown-country', prop, text);
    for (const code of codes) this.say(prop, code, { original: text, ...how });
  }

  stated(): StatedEntity {
    return { id: this.id, schema: this.schema, values: [...this.values.values()] };
  }

  private placeOf(prop: string): string {
    if (property(this.schema, prop)) return prop;
    const narrower = NARROWER[this.schema]?.find((schema) => property(schema, prop));
    if (narrower) this.schema = narrower;
    const places = [prop, ...(STAND_INS[prop] ?? []), 'notes', 'summary'];
    const place = places.find((name) => property(this.schema, name));
    if (!place) throw new Error(`${this.schema} has no property ${prop}`);
    return place;
  }
}

class ListEntry extends Writing implements Entry {
  readonly key: string;
  private readonly at: Position;
  private readonly rejected: Rejected[];
  private readonly attached = new Map<string, Writing>();

  constructor({ dataset, key, schema, at }: { dataset: string; key: string; schema: string; at: Position }) {
    const rejected: Rejected[] = [];
    super(`${dataset}-${key}`, schema, (code, expected, found, where = at) => {
      rejected.push(rejection(code, expected, found, where));
    });
    this.key = key;
    this.at = at;
    this.rejected = rejected;
  }

  attach(schema: string, ...tellingApart: readonly string[]): Statements {
    const told = tellingApart.length > 0 ? `-${shortHash(tellingApart)}` : '';
    const id = `${this.id}-${schema.toLowerCase()}${told}`;
    const known = this.attached.get(id);
    if (known) return known;
    const made = new Writing(id, schema, (...refusal) => this.reject(...refusal));
    this.attached.set(id, made);
    return made;
  }

  reject(code: string, expected: string, found: string, at = this.at): void {
    this.rejected.push(rejection(code, expected, found, at));
  }

  events(): ReadEvent[] {
    const { key, at, rejected } = this;
    const main = this.stated();
    if (!main.values.some(({ prop }) => IDENTITY_PROPS.includes(prop))) {
      const nameless: Rejected = {
        kind: 'rejected',
        at,
        code: 'lists/no-name',
        expected: 'a name',
        found: key,
        lost: 'entry',
      };
      return [...rejected, nameless];
    }
    const record: ListRecord = {
      kind: 'record',
      key,
      at,
      entities: [main, ...[...this.attached.values()].map((one) => one.stated())],
    };
    return [record, ...rejected];
  }
}
