/** Filters in the address: plain words, no JSON, a list repeats its name. */

export type Address = { readonly [name: string]: string | readonly string[] };

/** `?q=al&list=un&list=eu` → `{q: 'al', list: ['un', 'eu']}`; empty values are left out. */
export function parseAddress(search: string): Record<string, string | string[]> {
  const found: Record<string, string | string[]> = {};
  for (const [name, value] of new URLSearchParams(search)) {
    if (value === '') continue;
    const before = Object.hasOwn(found, name) ? found[name] : undefined;
    const next = before === undefined ? value : [before, value].flat();
    Object.defineProperty(found, name, { value: next, enumerable: true, writable: true, configurable: true });
  }
  return found;
}

export function addressText(address: Readonly<Record<string, unknown>>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(address)) {
    for (const one of [value].flat()) {
      if (one !== undefined && one !== null && one !== '' && one !== false) params.append(name, String(one));
    }
  }
  const text = params.toString();
  return text && `?${text}`;
}

/** One value of a filter; the first when the address repeats it. */
export const one = (address: Address, name: string): string => [address[name] ?? []].flat()[0] ?? '';

/** All values of a filter. */
export const many = (address: Address, name: string): string[] => [...[address[name] ?? []].flat()];
