/** Names in another script: the right one among all others of the file. */
import { createIndex, type MatchIndex, score } from '@belfry/matching';
import { sharedLines } from './shared';

export type Ranking = {
  readonly script: string;
  readonly names: number;
  readonly asked: number;
  readonly first: number;
  readonly ten: number;
};

const person = (id: string, name: string) => ({ id, schema: 'Person', properties: { name: [name] } });

/** Null when the file is not there. Asks every n-th name so that about `most` are asked. */
export function rankScript(script: string, most: number): Ranking | null {
  const lines = sharedLines(`names/wikidata-translit/wd_${script}_16.tsv`);
  if (!lines) return null;
  const pairs = lines
    .map((line) => line.split('\t'))
    .map(([latin, other]) => [latin!, other!.replaceAll(' ', '')] as const);
  const index: MatchIndex = createIndex();
  for (const latin of new Set(pairs.map(([name]) => name))) index.add(person(latin, latin));
  const step = Math.max(1, Math.floor(pairs.length / most));
  let [asked, first, ten] = [0, 0, 0];
  for (let at = 0; at < pairs.length; at += step) {
    const [latin, other] = pairs[at]!;
    const place = index
      .match({ subject: person('q', other), limit: 10, cutoff: 0 })
      .findIndex(({ id }) => id === latin);
    asked++;
    if (place === 0) first++;
    if (place >= 0) ten++;
  }
  return { script, names: index.size, asked, first: first / asked, ten: ten / asked };
}

/** Pairs of the Watchman project below their stated minimum; null when the file is not there. */
export function crossScriptFailures(): { pairs: number; below: string[] } | null {
  const lines = sharedLines('names/watchman_cross_script_pairs.csv');
  if (!lines) return null;
  const pairs = lines.filter((line) => !line.startsWith('#')).map((line) => line.split(','));
  const below = pairs.filter(
    ([left, right, least]) => score(person('l', left!), person('r', right!)).score < Number(least),
  );
  return { pairs: pairs.length, below: below.map(([left, right]) => `${left} / ${right}`) };
}
