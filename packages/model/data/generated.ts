/** One generated file: its path from the repository's root and its whole text. */
export type Generated = { readonly path: string; readonly text: string };
