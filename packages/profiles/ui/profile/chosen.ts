import type { Fact, Profile } from '../../core/api';
import type { Chosen } from './FactTable';

/** `?fact=birthDate:1987-03-04&of=<id>` → the fact whose origins are shown. A value may hold colons itself. */
export function chosenFromAddress(fact: string, of: string): Chosen | null {
  const colon = fact.indexOf(':');
  return colon > 0 ? { of, prop: fact.slice(0, colon), value: fact.slice(colon + 1) } : null;
}

export const chosenToAddress = (chosen: Chosen | null): Record<string, string | undefined> => ({
  fact: chosen ? `${chosen.prop}:${chosen.value}` : undefined,
  of: chosen?.of || undefined,
});

/** The fact among the profile's own or those of what hangs on it; null when it is not (or no longer) there. */
export function findFact(
  profile: Pick<Profile, 'facts' | 'attached'>,
  { of, prop, value }: Chosen,
): Fact | null {
  const facts = of ? (profile.attached.find((entity) => entity.id === of)?.facts ?? []) : profile.facts;
  return facts.find((fact) => fact.prop === prop && fact.value === value) ?? null;
}
