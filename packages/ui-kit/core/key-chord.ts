/** Key strokes as they are written in the overlay: `j`, `g t`, `Shift+ArrowDown`, `Ctrl+Enter`, `?`. */

export type Stroke = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
};

/**
 * Canonical name of one stroke. Shift is named only where the key is not a printed character,
 * so that `?` is `?` on every keyboard; Ctrl and the Mac's Command are one.
 */
export function strokeName(stroke: Stroke): string {
  const printed = [...stroke.key].length === 1 && stroke.key !== ' ';
  const parts = [
    (stroke.ctrlKey || stroke.metaKey) && 'Ctrl',
    stroke.altKey && 'Alt',
    stroke.shiftKey && !printed && 'Shift',
    stroke.key === ' ' ? 'Space' : stroke.key,
  ];
  return parts.filter(Boolean).join('+');
}

/** Which binding a stroke completes, or what prefix it leaves waiting. */
export function follow(
  bindings: readonly string[],
  waiting: string | null,
  stroke: string,
): { readonly hit: string | null; readonly waiting: string | null } {
  const typed = waiting ? `${waiting} ${stroke}` : stroke;
  if (bindings.includes(typed)) return { hit: typed, waiting: null };
  if (bindings.some((binding) => binding.startsWith(`${typed} `))) return { hit: null, waiting: typed };
  return waiting ? follow(bindings, null, stroke) : { hit: null, waiting: null };
}
