const unstorable = /\u0000|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const unstorableInJson = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/gi;

/** The text with null bytes and lone surrogates, which no database can hold, replaced by U+FFFD. */
export const wellFormed = (text: string): string => text.replace(unstorable, '\ufffd');

/** False when a text holds a null byte or a lone surrogate. */
export const isWellFormed = (text: string): boolean => text.search(unstorable) === -1;

/** JSON of a value for a `jsonb` column, in which escapes of null bytes and lone surrogates are refused. */
export const storableJson = (value: unknown): string =>
  JSON.stringify(value).replace(unstorableInJson, (_, slashes: string) => `${slashes}\ufffd`);
