/** Names of a query against those of a slot: the same arithmetic as for a pair, on numbers. */

import { isAcronym } from '../compare/acronym';
import { choose, createAligner } from '../compare/aligner';
import { emptyView } from '../compare/form-view';
import { type Measured, measure, noConflicts } from '../compare/measure';
import { joins } from '../compare/names';
import { offerAll, type Pairing } from '../compare/options';
import { compareTokens } from '../compare/tokens';
import type { Part, Sort } from '../names/part';
import { joinTokens, type Token } from '../names/token';
import type { Asked, AskedForm } from './ask';
import type { Forms } from './forms';
import type { Lexicon } from './lexicon';

export type NameScore = { likeness: number; bits: number; compared: boolean };

const sorts: readonly Sort[] = ['person', 'organisation', 'thing'];
/** Pairs of forms measured for one entity; beyond, only forms that share a word. */
const mostTried = 400;

export type NameScorer = (asked: Asked, slot: number, sort: number, out: NameScore) => void;

export function createNameScorer(lexicon: Lexicon, forms: Forms, bitsOf: (id: number) => number): NameScorer {
  const aligner = createAligner();
  const conflicts = noConflicts();
  const view = emptyView();
  const measured: Measured = { likeness: 0, bits: 0, conflicts: 0 };
  let form: AskedForm;
  let place = 0;

  const pairing: Pairing = {
    one(i, j) {
      const { token, neighbours } = form.words[i]!;
      return lexicon.likeness(token, neighbours, forms.word(place, j));
    },
    joinLeft(i, j) {
      const joined = form.joined[i];
      if (!joined) return null;
      const id = forms.word(place, j);
      if (!joins(form.words[i]!.token, form.words[i + 1]!.token, lexicon.words.look(id))) return null;
      return lexicon.likeness(joined.token, joined.neighbours, id);
    },
    joinRight(i, j) {
      const { token } = form.words[i]!;
      const [first, second] = [forms.word(place, j), forms.word(place, j + 1)];
      const length = lexicon.words.lettersLength(first) + lexicon.words.lettersLength(second);
      if (
        Math.abs(length - token.lettersLength) > 3 ||
        lexicon.words.firstLetter(first) !== token.letters[0]
      ) {
        if (!token.foreign && !lexicon.words.isForeign(first)) return null;
      }
      const [a, b] = [lexicon.words.token(first), lexicon.words.token(second)];
      return joins(a, b, token) ? compareTokens(token, joinTokens(a, b)) : null;
    },
  };

  const one = (asked: AskedForm, at: number, out: NameScore) => {
    form = asked;
    place = at;
    forms.load(place, view);
    for (let word = 0; word < view.count; word++) view.bits[word] = bitsOf(forms.word(place, word));
    offerAll(aligner, asked.view, view, pairing);
    choose(aligner);
    const acronym =
      asked.sort !== 0 &&
      (asked.view.count === 1 || view.count === 1) &&
      acronymAt(asked, place, { forms, lexicon });
    if (aligner.count === 0 && !acronym) return;
    measure({ a: asked.view, b: view }, { aligner, conflicts, sort: sorts[asked.sort]!, acronym }, measured);
    out.likeness = Math.max(out.likeness, measured.likeness);
    out.bits = Math.max(out.bits, measured.bits);
  };

  const called = new Set<number>();
  const callFor = (owners: ReadonlyMap<number, readonly number[]>, at: number) => {
    called.clear();
    for (let word = 0; word < forms.countAt(at); word++)
      for (const owner of owners.get(forms.word(at, word)) ?? []) called.add(owner);
    return called;
  };

  return (asked, slot, sort, out) => {
    out.likeness = 0;
    out.bits = -14;
    out.compared = false;
    let tried = 0;
    for (let at = forms.from(slot); at < forms.to(slot); at = forms.next(at)) {
      if (forms.sortAt(at) !== sort) continue;
      if (asked.owners) {
        out.compared = true;
        if (tried > mostTried) continue;
        for (const owner of callFor(asked.owners, at)) {
          if (asked.forms[owner]!.sort === sort) one(asked.forms[owner]!, at, out);
          tried++;
        }
        continue;
      }
      for (const each of asked.forms) {
        if (each.sort !== sort) continue;
        out.compared = true;
        if (tried++ < mostTried || sharesWord(each, at, forms)) one(each, at, out);
      }
    }
  };
}

function sharesWord(asked: AskedForm, place: number, forms: Forms): boolean {
  for (let at = 0; at < forms.countAt(place); at++) {
    const id = forms.word(place, at);
    for (const word of asked.words)
      if ((word.neighbours.likeness.get(id)?.similarity ?? 0) > 0.8) return true;
  }
  return false;
}

function acronymAt(
  asked: AskedForm,
  place: number,
  { forms, lexicon }: { forms: Forms; lexicon: Lexicon },
): boolean {
  const part = (token: Token): Part => ({ token, role: 'word', start: 0, end: 0 });
  const right = Array.from({ length: forms.countAt(place) }, (_, at) =>
    part(lexicon.words.token(forms.word(place, at))),
  );
  return isAcronym(
    asked.words.map(({ token }) => part(token)),
    right,
  );
}
