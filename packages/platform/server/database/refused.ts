/** The database cannot be used as it is; a person must act. `code` has a text in the catalogue. */
export class DatabaseRefused extends Error {
  constructor(
    readonly code: `database/${string}`,
    readonly facts: Record<string, string | number> = {},
  ) {
    const told = Object.entries(facts).map(([name, value]) => `${name} ${value}`);
    super([code, ...told].join(', '));
    this.name = 'DatabaseRefused';
  }
}
