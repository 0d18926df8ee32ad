/** Parts of the name of a vessel, an aircraft, a vehicle: every word tells, numbers most of all. */
import { joinLetters, part } from './organisation';
import { ORGANISATIONS } from './organisations.gen';
import type { Form } from './part';
import type { PlacedToken } from './person';

const prefixes = new Set<string>(ORGANISATIONS.vessels);

export function readThing(tokens: readonly PlacedToken[]): Form {
  const spelt = joinLetters(tokens);
  let from = 0;
  while (from < spelt.length - 1 && prefixes.has(spelt[from]!.token.text)) from++;
  const parts = spelt.slice(from).map((one) => {
    const read = part(one);
    return read.role === 'descriptive' ? { ...read, role: 'word' as const } : read;
  });
  const isHan = tokens.some(({ token }) => token.han !== null);
  return { parts, generation: { code: 0, start: 0, end: 0 }, legalForms: 0, isHan };
}
