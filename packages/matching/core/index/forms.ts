/** The names of entities as numbers: for each form a head, then its words with their roles. */
import { type FormView, MAX_PARTS, weightOfRole } from '../compare/form-view';
import { roles, type Sort } from '../names/part';
import { grown } from './grow';

const sorts: readonly Sort[] = ['person', 'organisation', 'thing'];
export const sortCode = (sort: Sort): number => sorts.indexOf(sort);

// Head: parts (5 bits), sort (2), generation (4), Han (1), legal forms (8). Part: word (28 bits), role (4).
const head = { sort: 5, generation: 7, han: 11, legal: 12 };
const wordBits = 28;
const wordMask = (1 << wordBits) - 1;

export type FormHead = {
  readonly sort: Sort;
  readonly generation: number;
  readonly isHan: boolean;
  readonly legalForms: number;
};

export type Forms = {
  /** Begins the forms of the next entity; returns its slot. */
  begin(): number;
  form(head: FormHead, words: readonly { readonly id: number; readonly role: number }[]): void;
  /** Place of the first form of a slot, and the place behind its last. */
  from(slot: number): number;
  to(slot: number): number;
  countAt(place: number): number;
  sortAt(place: number): number;
  /** Number of the word in place `at` of the form. */
  word(place: number, at: number): number;
  /** Place of the form behind this one. */
  next(place: number): number;
  /** Fills the view with all but the bits. */
  load(place: number, view: FormView): void;
  readonly bytes: number;
};

export function createForms(): Forms {
  let stream = new Uint32Array(1 << 12);
  let used = 0;
  let starts = new Uint32Array(256);
  let slots = 0;
  const to = (slot: number) => (slot + 1 < slots ? starts[slot + 1]! : used);

  return {
    get bytes() {
      return stream.byteLength + starts.byteLength;
    },
    begin() {
      starts = grown(starts, slots + 1);
      starts[slots] = used;
      return slots++;
    },
    form({ sort, generation, isHan, legalForms }, words) {
      const count = Math.min(MAX_PARTS, words.length);
      stream = grown(stream, used + count + 1);
      stream[used++] =
        count |
        (sortCode(sort) << head.sort) |
        (generation << head.generation) |
        ((isHan ? 1 : 0) << head.han) |
        (legalForms << head.legal);
      for (let at = 0; at < count; at++)
        stream[used++] = (words[at]!.id | (words[at]!.role << wordBits)) >>> 0;
    },
    from: (slot) => starts[slot]!,
    to,
    countAt: (place) => stream[place]! & 31,
    sortAt: (place) => (stream[place]! >>> head.sort) & 3,
    word: (place, at) => stream[place + 1 + at]! & wordMask,
    next: (place) => place + 1 + (stream[place]! & 31),
    load(place, view) {
      const first = stream[place]!;
      view.count = first & 31;
      view.generation = (first >>> head.generation) & 15;
      view.isHan = ((first >>> head.han) & 1) === 1;
      view.legalForms = (first >>> head.legal) & 255;
      for (let at = 0; at < view.count; at++) {
        const role = stream[place + 1 + at]! >>> wordBits;
        view.roles[at] = role;
        view.weights[at] = weightOfRole[role]!;
      }
    },
  };
}

/** All words of a slot’s forms, each time it occurs. */
export function eachWord(forms: Forms, slot: number, visit: (id: number) => void): void {
  for (let place = forms.from(slot); place < forms.to(slot); place = forms.next(place)) {
    for (let at = 0; at < forms.countAt(place); at++) visit(forms.word(place, at));
  }
}

if (roles.length > 16) throw new Error('a role no longer fits the four bits an index has for it');
