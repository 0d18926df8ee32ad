/** Names of lists: short, stable, part of addresses and of entity ids. */
export const isListName = (name: string): boolean => /^[a-z][a-z0-9_]{1,59}$/.test(name);

/** `Liste nationale (2026)` → `liste_nationale_2026`; empty when no letter begins it. */
export const nameFromTitle = (title: string): string =>
  title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+|_+$/g, '')
    .slice(0, 60)
    .replace(/_+$/, '');

/** `sdn_comments.csv` → `sdn comments`. */
export const titleFromFile = (fileName: string): string =>
  fileName
    .replace(/(\.[a-z0-9]{1,8}){1,2}$/i, '')
    .replace(/[_\s]+/g, ' ')
    .trim();
