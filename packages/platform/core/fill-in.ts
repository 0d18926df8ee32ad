/** A catalogue text with its `{{places}}` filled from facts; a fact that is missing leaves its name. */
export const fillIn = (text: string, facts: Readonly<Record<string, unknown>> = {}): string =>
  text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => String(facts[name] ?? name));
