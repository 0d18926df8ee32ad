/** Which entities have which words: interned words, found by the skeletons of their sounds. */
import { compareTokens } from '../compare/tokens';
import type { Candidate } from '../door';
import type { Part } from '../names/part';
import { rarityBy } from '../names/rarity';
import { joinTokens, type Token } from '../names/token';
import type { Prepared } from '../prepare';
import { neighbours, skeletons } from '../sound/skeleton';

export type Postings = {
  add(prepared: Prepared): void;
  remove(prepared: Prepared): void;
  find(subject: Prepared, most: number, admit: (id: string) => boolean): Candidate[];
  bitsOf(text: string): number | null;
};

type Entry = { readonly token: Token; readonly ids: Set<string>; readonly weight: number };

/** Words of one query that are looked up, the heaviest first. */
const mostQueryWords = 60;
/** Entities touched for one query. */
const mostTouched = 60_000;
const leastLikeness = 0.6;

export function createPostings(): Postings {
  const words = new Map<string, Entry>();
  const bySkeleton = new Map<string, Set<string>>();
  const byIdentifier = new Map<string, Set<string>>();
  let entities = 0;

  const bitsOf = (text: string): number | null => {
    const entry = words.get(`latin ${text}`);
    return entry && entities > 200 ? Math.log2((entities + 1) / (entry.ids.size + 0.5)) : null;
  };
  const rarity = rarityBy({ bitsOf });

  return {
    bitsOf,
    add(prepared) {
      entities++;
      for (const part of partsOf(prepared)) {
        const key = wordKey(part.token);
        let entry = words.get(key);
        if (!entry) {
          entry = { token: part.token, ids: new Set(), weight: part.weight };
          words.set(key, entry);
          for (const near of nearKeys(part.token)) put(bySkeleton, near, key);
        }
        entry.ids.add(prepared.entity.id);
      }
      for (const { kind, value } of prepared.identifiers)
        put(byIdentifier, identifierKey(kind, value), prepared.entity.id);
    },
    remove(prepared) {
      entities--;
      for (const part of partsOf(prepared)) {
        const key = wordKey(part.token);
        const entry = words.get(key);
        if (!entry) continue;
        entry.ids.delete(prepared.entity.id);
        if (entry.ids.size > 0) continue;
        words.delete(key);
        for (const near of nearKeys(entry.token)) take(bySkeleton, near, key);
      }
      for (const { kind, value } of prepared.identifiers)
        take(byIdentifier, identifierKey(kind, value), prepared.entity.id);
    },
    find(subject, most, admit) {
      const weights = new Map<string, number>();
      for (const { kind, value } of subject.identifiers) {
        for (const id of byIdentifier.get(identifierKey(kind, value)) ?? [])
          if (admit(id)) weights.set(id, 100);
      }
      const parts = partsOf(subject)
        .map((part) => ({ part, gain: Math.min(1, part.weight) * rarity(part.token) }))
        .sort((a, b) => b.gain - a.gain)
        .slice(0, mostQueryWords);
      let touched = 0;
      for (const { part, gain } of parts) {
        const perEntity = new Map<string, number>();
        for (const key of nearWords(part.token, bySkeleton)) {
          const entry = words.get(key)!;
          const { similarity } = compareTokens(part.token, entry.token);
          if (similarity < leastLikeness || (touched += entry.ids.size) > mostTouched) continue;
          for (const id of entry.ids)
            if ((perEntity.get(id) ?? 0) < similarity) perEntity.set(id, similarity);
        }
        for (const [id, similarity] of perEntity) {
          if (weights.has(id) || admit(id)) weights.set(id, (weights.get(id) ?? 0) + gain * similarity ** 2);
        }
      }
      return [...weights]
        .map(([id, weight]) => ({ id, weight }))
        .sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))
        .slice(0, most);
    },
  };
}

const wordKey = (token: Token) => `${token.script} ${token.han ?? token.text}${token.han ? token.text : ''}`;
const identifierKey = (kind: string, value: string) =>
  kind === 'email' || kind === 'phone' || kind === 'publicKey' ? `${kind}:${value}` : value;

function put(map: Map<string, Set<string>>, key: string, value: string) {
  const known = map.get(key);
  if (known) known.add(value);
  else map.set(key, new Set([value]));
}

function take(map: Map<string, Set<string>>, key: string, value: string) {
  const known = map.get(key);
  known?.delete(value);
  if (known?.size === 0) map.delete(key);
}

function nearKeys(token: Token): Set<string> {
  const keys = new Set<string>([`=${token.text}`]);
  for (const number of token.classes) keys.add(`#${number}`);
  for (const skeleton of skeletons(token.sounds)) for (const near of neighbours(skeleton)) keys.add(near);
  return keys;
}

function nearWords(token: Token, bySkeleton: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const found = new Set<string>();
  for (const near of nearKeys(token)) for (const key of bySkeleton.get(near) ?? []) found.add(key);
  return found;
}

/** All different words of all names, and neighbouring words joined. */
function partsOf(prepared: Prepared): Part[] {
  const parts = new Map<string, Part>();
  for (const name of prepared.names) {
    for (const { parts: all } of name.forms) {
      all.forEach((part, at) => {
        if (!parts.has(wordKey(part.token))) parts.set(wordKey(part.token), part);
        const next = all[at + 1];
        if (
          !next ||
          part.token.text.length + next.token.text.length > 16 ||
          part.token.initial ||
          next.token.initial
        )
          return;
        const token = joinTokens(part.token, next.token);
        if (!parts.has(wordKey(token)))
          parts.set(wordKey(token), { ...part, token, weight: Math.min(1, part.weight + next.weight) });
      });
    }
  }
  return [...parts.values()];
}
