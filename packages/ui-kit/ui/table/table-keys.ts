import type { KeyboardEvent } from 'react';
import type { Selection } from './use-selection';

type KeyDeps = {
  readonly selection: Selection;
  readonly goTo: (at: number, extend: boolean) => void;
  readonly openAt: (at: number) => void;
  readonly copy: () => void;
  readonly last: number;
  readonly page: number;
};

/** What the keys do while the table has the focus. */
export function newKeyHandler({ selection, goTo, openAt, copy, last, page }: KeyDeps) {
  const { place } = selection;
  const moves: Readonly<Record<string, number>> = {
    ArrowDown: place + 1,
    ArrowUp: place - 1,
    PageDown: place + page,
    PageUp: place - page,
    Home: 0,
    End: last,
  };
  return (event: KeyboardEvent<HTMLTableElement>) => {
    if (event.target !== event.currentTarget || event.altKey) return;
    const ctrl = event.ctrlKey || event.metaKey;
    const to = moves[event.key];
    if (to !== undefined && !ctrl) goTo(to, event.shiftKey);
    else if (event.key === 'Enter' && !ctrl) openAt(place);
    else if (event.key === ' ') selection.toggleAt(place);
    else if (ctrl && event.key === 'a') selection.chooseAll();
    else if (ctrl && event.key === 'c' && !window.getSelection()?.toString()) copy();
    else if (event.key === 'Escape' && selection.chosen.size > 0) selection.clear();
    else return;
    event.preventDefault();
  };
}
