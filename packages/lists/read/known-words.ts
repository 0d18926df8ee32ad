/**
 * A table that what stands in a file is looked up in. It has no prototype: a list may say `constructor` where a kind of
 * thing, a label or a column is expected, and that is a word nobody knows.
 */
export const knownWords = <Meaning>(
  words: Readonly<Record<string, Meaning>>,
): Readonly<Record<string, Meaning>> => Object.freeze(Object.assign(Object.create(null), words));
