import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react';
import { follow, strokeName } from '../core/key-chord';

export type Key = {
  /** As in the overlay: `j`, `g t`, `Shift+ArrowDown`, `Ctrl+Enter`; several for the same act. */
  readonly keys: string | readonly string[];
  /** What it does, in the officer's language. */
  readonly label: string;
  readonly run: (event: KeyboardEvent) => void;
  /** Also while a field has the focus; only for chords with Ctrl. */
  readonly whileTyping?: boolean;
  /** Listed in the overlay only; the part itself answers the key while it has the focus. */
  readonly listedOnly?: boolean;
};

type Layer = {
  readonly level: number;
  readonly title: string;
  keys: readonly Key[];
  readonly base?: boolean;
};
type Registry = {
  add(layer: Layer): () => void;
  /** A dialog is open: keys of the page below rest. */
  raise(): () => void;
  layers(): readonly Layer[];
  subscribe(tell: () => void): () => void;
};

const KeysContext = createContext<Registry | null>(null);
const LevelContext = createContext(0);

export const KeyLevel = LevelContext.Provider;
export const useKeyLevel = (): number => useContext(LevelContext);

export function KeysProvider({ children }: { readonly children: ReactNode }) {
  const registry = useMemo(newRegistry, []);
  useEffect(() => {
    const onKey = newListener(registry);
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [registry]);
  return <KeysContext.Provider value={registry}>{children}</KeysContext.Provider>;
}

/**
 * Keys of a page or a part of it, while it is on the screen; `?` lists them under `title`.
 * Ignored while typing and below an open dialog. Later layers win over earlier ones; the frame's are the base.
 */
export function useKeys(title: string, keys: readonly Key[], how?: { readonly base?: boolean }): void {
  const registry = useRegistry();
  const level = useKeyLevel();
  const base = how?.base ?? false;
  const layer = useRef<Layer>({ level, title, keys, base });
  layer.current.keys = keys;
  useEffect(
    () => registry.add(Object.assign(layer.current, { level, title, base })),
    [registry, level, title, base],
  );
}

/** All layers with keys, for the overlay. */
export function useKeyLayers(): readonly { readonly title: string; readonly keys: readonly Key[] }[] {
  const registry = useRegistry();
  return useSyncExternalStore(registry.subscribe, registry.layers);
}

/** Keys of the page rest while the caller is on the screen. */
export function useRaisedKeys(): void {
  const registry = useRegistry();
  useEffect(() => registry.raise(), [registry]);
}

function useRegistry(): Registry {
  const registry = useContext(KeysContext);
  if (!registry) throw new Error('KeysProvider is missing');
  return registry;
}

function newRegistry(): Registry & { top(): number } {
  let layers: readonly Layer[] = [];
  let raised = 0;
  const listeners = new Set<() => void>();
  const change = (next: readonly Layer[]) => {
    layers = next;
    for (const tell of listeners) tell();
  };
  return {
    add(layer) {
      change(layer.base ? [layer, ...layers] : [...layers, layer]);
      return () => change(layers.filter((each) => each !== layer));
    },
    raise() {
      raised++;
      return () => {
        raised--;
      };
    },
    top: () => raised,
    layers: () => layers,
    subscribe(tell) {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
  };
}

function newListener(registry: Registry & { top(): number }) {
  let waiting: string | null = null;
  let since = 0;
  return (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || isModifier(event.key)) return;
    // The browser closes an open popover itself.
    if (event.key === 'Escape' && document.querySelector(':popover-open')) return;
    const typing = isField(event.target);
    const live = registry
      .layers()
      .filter((layer) => layer.level === registry.top())
      .flatMap((layer) => layer.keys)
      .filter((key) => !key.listedOnly && (!typing || key.whileTyping));
    if (event.timeStamp - since > 1500) waiting = null;
    const step = follow(
      live.flatMap((key) => key.keys),
      waiting,
      strokeName(event),
    );
    waiting = step.waiting;
    since = event.timeStamp;
    if (!step.hit || pressesButton(event)) return;
    event.preventDefault();
    live.findLast((key) => [key.keys].flat().includes(step.hit!))?.run(event);
  };
}

const isModifier = (key: string) => key === 'Shift' || key === 'Control' || key === 'Alt' || key === 'Meta';

/** Enter and space on a button or link press it; they are no shortcut then. */
const pressesButton = (event: KeyboardEvent) =>
  (event.key === 'Enter' || event.key === ' ') &&
  event.target instanceof HTMLElement &&
  event.target.closest('button, a, summary, [role="option"]') !== null;

const NOT_TYPED = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'range', 'color']);
export function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true;
  return target instanceof HTMLInputElement && !NOT_TYPED.has(target.type);
}
