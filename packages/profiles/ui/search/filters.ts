/** The address as the router read it: a text, or several of the same name. */
export type Address = { readonly [name: string]: string | readonly string[] | undefined };

/** What is asked of the search; stands in the address. */
export type SearchFilters = {
  readonly q: string;
  readonly dataset: readonly string[];
  readonly schema: readonly string[];
  readonly country: readonly string[];
  /** Partial dates: something about it happened from, until. */
  readonly from: string;
  readonly to: string;
};

const PARTIAL_DATE = /^\d{4}(-\d{2}(-\d{2})?)?$/;

export function filtersFromAddress(address: Address): SearchFilters {
  const many = (name: string) => [...new Set([address[name] ?? []].flat())];
  const one = (name: string) => many(name)[0] ?? '';
  const date = (name: string) => (PARTIAL_DATE.test(one(name)) ? one(name) : '');
  return {
    q: one('q'),
    dataset: many('dataset'),
    schema: many('schema'),
    country: many('country'),
    from: date('from'),
    to: date('to'),
  };
}

/** The filters as address and as query of `GET /api/search`; nothing empty. */
export function addressFromFilters(filters: SearchFilters): Record<string, string | string[]> {
  const address: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(filters)) {
    if (value.length > 0) address[name] = typeof value === 'string' ? value : [...value];
  }
  return address;
}

export type FacetName = 'dataset' | 'schema' | 'country';

/** The value put in or taken out of one facet. */
export function toggled(filters: SearchFilters, facet: FacetName, value: string): SearchFilters {
  const chosen = filters[facet];
  return {
    ...filters,
    [facet]: chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value],
  };
}

/** A facet's values with the chosen ones always among them, even when nothing is found with them. */
export function facetRows<Facet extends { value: string; label: string; count: number }>(
  facets: readonly Facet[],
  chosen: readonly string[],
): { value: string; label: string; count: number; chosen: boolean }[] {
  const lost = chosen.filter((value) => !facets.some((facet) => facet.value === value));
  return [
    ...facets.map((facet) => ({ ...facet, chosen: chosen.includes(facet.value) })),
    ...lost.map((value) => ({ value, label: value, count: 0, chosen: true })),
  ];
}

export const isNarrowed = ({ q: _question, ...narrowing }: SearchFilters): boolean =>
  Object.values(narrowing).some((value) => value.length > 0);
