import { useState } from 'react';
import { span } from '../../core/table-order';

/** The row the keyboard is on, and the rows chosen with shift, Ctrl or space. */
export function useSelection(keys: readonly string[]) {
  const [active, setActive] = useState<string | null>(null);
  const [anchor, setAnchor] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const place = active === null ? -1 : keys.indexOf(active);
  const goTo = (to: number, extend: boolean): number => {
    const at = Math.max(0, Math.min(keys.length - 1, to));
    const key = keys[at];
    if (key === undefined) return -1;
    setActive(key);
    if (extend) setChosen(new Set(span(keys, anchor ?? active ?? key, key)));
    else setAnchor(key);
    if (extend && anchor === null) setAnchor(active ?? key);
    return at;
  };
  const toggle = (key: string) => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    setChosen(next);
    setActive(key);
    setAnchor(key);
  };
  return {
    place,
    chosen,
    goTo,
    toggleAt(at: number) {
      const key = keys[at];
      if (key !== undefined) toggle(key);
    },
    chooseAll: () => setChosen(new Set(keys)),
    clear: () => setChosen(new Set()),
    click(key: string, how: { readonly shift: boolean; readonly ctrl: boolean }) {
      if (how.shift) goTo(keys.indexOf(key), true);
      else if (how.ctrl) toggle(key);
      else {
        setActive(key);
        setAnchor(key);
        setChosen(new Set());
      }
    },
  };
}
export type Selection = ReturnType<typeof useSelection>;
