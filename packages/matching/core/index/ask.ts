/** A query’s names, with the neighbours of their words in the lexicon. */

import type { Rarity } from '../compare/form-view';
import { type FormView, viewOf } from '../compare/form-view';
import { joinable } from '../compare/options';
import type { Form, ReadName, Sort } from '../names/part';
import { joinTokens, type Token } from '../names/token';
import { sortCode } from './forms';
import type { Lexicon, Neighbours } from './lexicon';

export type AskedWord = {
  readonly token: Token;
  readonly neighbours: Neighbours;
  /** How much finding an entity by it is worth. */
  readonly gain: number;
  /** Entities that have it or a neighbour. */
  readonly entities: number;
};

export type AskedForm = {
  readonly sort: number;
  readonly view: FormView;
  readonly words: readonly AskedWord[];
  /** Each word joined with the next; null where that makes no sense. */
  readonly joined: readonly (AskedWord | null)[];
};

export type Asked = {
  readonly forms: readonly AskedForm[];
  /** Every different word, joined ones too; the rarest first. */
  readonly words: readonly AskedWord[];
  /** For very many forms: which of them have a word like a word of the lexicon; null for few. */
  readonly owners: ReadonlyMap<number, readonly number[]> | null;
};

/** Forms that are all tried on every candidate. */
const fewForms = 24;
/** Forms that one word of a candidate may call for. */
const mostOwners = 40;
const clearly = 0.8;

function ownersOf(forms: readonly AskedForm[]): Asked['owners'] {
  if (forms.length <= fewForms) return null;
  const owners = new Map<number, number[]>();
  forms.forEach(({ words, joined }, at) => {
    for (const word of [...words, ...joined]) {
      if (!word) continue;
      for (let place = 0; place < word.neighbours.ids.length; place++) {
        if (word.neighbours.similarities[place]! < clearly) break;
        const id = word.neighbours.ids[place]!;
        const known = owners.get(id);
        if (!known) owners.set(id, [at]);
        else if (known.length < mostOwners) known.push(at);
      }
    }
  });
  return owners;
}

/** Words of one query whose neighbours are sought; the rest is found as spelt only. */
const mostSought = 90;

export function ask(
  names: readonly { sort: Sort; names: readonly ReadName[] }[],
  lexicon: Lexicon,
  rarity: Rarity,
): Asked {
  const words = new Map<string, AskedWord>();
  /** A joined word, of negative weight, is sought under the narrow keys only. */
  const look = (token: Token, weight: number): AskedWord => {
    const key = `${token.syllabic ? '*' : ''}${token.script}${token.han ?? ''}${token.text}${token.initial ? '.' : ''}`;
    let word = words.get(key);
    if (!word) {
      const neighbours =
        words.size < mostSought ? lexicon.neighbours(token, weight < 0) : asSpelt(token, lexicon);
      let entities = 0;
      for (const id of neighbours.ids) entities += lexicon.postings.length(id);
      word = { token, neighbours, entities, gain: Math.min(1, Math.abs(weight)) * rarity(token) };
      words.set(key, word);
    }
    return word;
  };
  const forms = names.flatMap(({ sort, names: all }) =>
    all.flatMap(({ forms: each }) => each.map((form) => askForm(form, { sort, look, rarity }))),
  );
  return {
    forms,
    owners: ownersOf(forms),
    words: [...words.values()].sort((a, b) => a.entities - b.entities || b.gain - a.gain),
  };
}

type Tools = {
  readonly sort: Sort;
  readonly look: (token: Token, weight: number) => AskedWord;
  readonly rarity: Rarity;
};

function askForm(form: Form, { sort, look, rarity }: Tools): AskedForm {
  const view = viewOf(form, rarity);
  const parts = form.parts.slice(0, view.count);
  const words = parts.map(({ token }, at) => look(token, view.weights[at]!));
  const joined = parts.map(({ token }, at) => {
    const next = parts[at + 1]?.token;
    if (!next || token.initial || next.initial || token.number || next.number) return null;
    if (!joinable(token.lettersLength, next.lettersLength)) return null;
    return look(joinTokens(token, next), -Math.min(1, view.weights[at]! + view.weights[at + 1]!));
  });
  return { sort: sortCode(sort), view, words, joined };
}

function asSpelt(token: Token, lexicon: Lexicon): Neighbours {
  const id = lexicon.find(token);
  const found = id < 0 || lexicon.postings.length(id) === 0 ? [] : [id];
  const likeness = new Map(found.map((one) => [one, { similarity: 1, relation: 'same' as const }]));
  return { ids: Int32Array.from(found), similarities: Float32Array.from(found, () => 1), likeness };
}
