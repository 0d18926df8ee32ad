import { sha256 } from '@belfry/profiles';

/**
 * One hash for one content, so that a decision can be remembered for as long as nothing about a subject changes.
 * Case, accents' encoding, white space and the order of values and properties make no difference; the asker's own
 * reference is not content.
 *
 * @returns  64 hexadecimal digits
 */
export function contentHash(subject: {
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}): string {
  const properties = Object.entries(subject.properties)
    .map(
      ([prop, values]) =>
        [prop, [...new Set(values.map(plain))].filter((value) => value !== '').sort()] as const,
    )
    .filter(([, values]) => values.length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(JSON.stringify([subject.schema, properties]));
}

/**
 * One hash over all that lists say of one entry: it changes when any of its entities does, comes or goes.
 *
 * @param members  every entity with the entry's canonical id, in any order
 */
export const entryHash = (
  members: readonly { readonly key: string; readonly contentHash: string }[],
): string => sha256(JSON.stringify(members.map(({ key, contentHash }) => [key, contentHash]).sort(byFirst)));

const plain = (value: string) => value.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
const byFirst = ([a]: string[], [b]: string[]) => (a! < b! ? -1 : a! > b! ? 1 : 0);
