import type { EntryIndex, EntryMember } from '../entries/entry-index';

/**
 * Entries in whose caption a word begins with what was typed so far; several words must follow each other.
 *
 * @returns  what the lists asked say of each, those whose caption begins so first
 * @limits   looks through all captions: some milliseconds for each ten thousand
 */
export function namesBeginning(
  index: EntryIndex,
  ask: { readonly prefix: string; readonly datasets: readonly string[]; readonly limit: number },
): EntryMember[][] {
  const wanted = folded(ask.prefix).trim();
  if (wanted === '') return [];
  const found: { members: EntryMember[]; at: number }[] = [];
  for (const id of index.entries()) {
    const members = index.entry(id).filter(({ dataset }) => ask.datasets.includes(dataset));
    const places = members
      .map(({ caption }) => ` ${folded(caption)}`.indexOf(` ${wanted}`))
      .filter((at) => at >= 0);
    if (places.length > 0) found.push({ members, at: Math.min(...places) });
  }
  const caption = ({ members }: (typeof found)[number]) => members[0]!.caption;
  found.sort((a, b) => Number(a.at > 0) - Number(b.at > 0) || (caption(a) < caption(b) ? -1 : 1));
  return found.slice(0, ask.limit).map(({ members }) => members);
}

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ');
