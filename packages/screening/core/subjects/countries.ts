/** Country code of what a cell says; null when no country is known by that name. */
export const countryOf = (text: string): string | null =>
  /^[a-z]{2}$/i.test(text) ? text.toLowerCase() : null;
