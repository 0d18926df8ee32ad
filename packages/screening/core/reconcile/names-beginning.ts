import type { EntryIndex, EntryMember } from '../entries/entry-index';

/**
 * Entries with a name in which a word begins with what was typed so far; several words must follow each other.
 *
 * @returns  what the lists asked say of each, those whose caption begins so first
 * @limits   looks through all names: some milliseconds for each ten thousand entries, the first time more
 */
export function namesBeginning(
  index: EntryIndex,
  ask: { readonly prefix: string; readonly datasets: readonly string[]; readonly limit: number },
): EntryMember[][] {
  const wanted = ` ${folded(ask.prefix).trim()}`;
  if (wanted === ' ') return [];
  const found: { members: EntryMember[]; at: number }[] = [];
  for (const id of index.entries()) {
    const at = Math.min(
      ...index
        .keys(id)
        .map((key) => namesOf(index, key).indexOf(wanted))
        .filter((place) => place >= 0),
    );
    if (at === Number.POSITIVE_INFINITY) continue;
    const members = index.entry(id).filter(({ dataset }) => ask.datasets.includes(dataset));
    if (members.length > 0) found.push({ members, at });
  }
  const caption = ({ members }: (typeof found)[number]) => members[0]!.caption;
  found.sort((a, b) => Number(a.at > 0) - Number(b.at > 0) || (caption(a) < caption(b) ? -1 : 1));
  return found.slice(0, ask.limit).map(({ members }) => members);
}

/** Folded names by key of the entity, for as long as its content is the same. */
const known = new WeakMap<
  EntryIndex,
  Map<string, { readonly contentHash: string; readonly names: string }>
>();

function namesOf(index: EntryIndex, key: string): string {
  const kept = known.get(index) ?? new Map<string, { contentHash: string; names: string }>();
  known.set(index, kept);
  const contentHash = index.contentHash(key);
  const before = kept.get(key);
  if (before && before.contentHash === contentHash) return before.names;
  const member = index.member(key);
  const all = member ? [member.caption, ...NAMES.flatMap((prop) => member.properties[prop] ?? [])] : [];
  const names = [...new Set(all.map((name) => ` ${folded(name).trim()}`))].join('\n');
  kept.set(key, { contentHash: contentHash ?? '', names });
  return names;
}

const NAMES = ['name', 'alias', 'previousName', 'abbreviation', 'lastName'];

const folded = (text: string): string =>
  text
    .slice(0, 200)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ');
