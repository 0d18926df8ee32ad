/**
 * Which two editions to compare when the address does not say, or says something impossible.
 *
 * @param editions  newest first
 * @param asked     numbers as in the address; `from` of `0` asks for nothing before, so that all is listed
 * @returns         numbers as text; `from` empty when there is nothing before `to`
 */
export function choose(
  editions: readonly { readonly number: number; readonly state: string }[],
  asked: { readonly from: string; readonly to: string },
): { readonly from: string; readonly to: string } {
  const has = (text: string) => editions.some((edition) => String(edition.number) === text);
  const held = editions.find((edition) => edition.state === 'held');
  const inService = editions.find((edition) => edition.state === 'in_service');
  const to = has(asked.to) ? asked.to : String((held ?? inService ?? editions[0])?.number ?? '');
  if (asked.from === '0') return { from: '', to };
  if (has(asked.from) && Number(asked.from) < Number(to)) return { from: asked.from, to };
  const before = editions.find((edition) => edition.number < Number(to));
  return { from: before ? String(before.number) : '', to };
}
