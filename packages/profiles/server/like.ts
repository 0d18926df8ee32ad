/** A pattern for `ilike` that finds the text anywhere, its wildcards taken as they stand. */
export const likePattern = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;
