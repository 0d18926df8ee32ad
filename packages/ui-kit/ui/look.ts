import { useSyncExternalStore } from 'react';

/** How this machine shows Belfry: colours and density, remembered here and nowhere else. */
export type Scheme = 'light' | 'dark' | 'auto';
export const DENSITIES = ['dense', 'roomy'] as const;
export type Density = (typeof DENSITIES)[number];

const listeners = new Set<() => void>();
const dark = () => window.matchMedia('(prefers-color-scheme: dark)');

export const chosenScheme = (): Scheme => {
  const kept = localStorage.getItem('belfry.scheme');
  return kept === 'light' || kept === 'dark' ? kept : 'auto';
};
export const chosenDensity = (): Density =>
  localStorage.getItem('belfry.density') === 'roomy' ? 'roomy' : 'dense';

/** Paints the choice; `public/scheme.js` does the same before the first paint. */
function paint(): void {
  const root = document.documentElement;
  root.dataset.mantineColorScheme = shownScheme();
  root.dataset.density = chosenDensity();
  for (const tell of listeners) tell();
}

export function setScheme(scheme: Scheme): void {
  localStorage.setItem('belfry.scheme', scheme);
  paint();
}

export function setDensity(density: Density): void {
  localStorage.setItem('belfry.density', density);
  paint();
}

const shownScheme = (): 'light' | 'dark' => {
  const chosen = chosenScheme();
  if (chosen !== 'auto') return chosen;
  return dark().matches ? 'dark' : 'light';
};

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  dark().addEventListener('change', paint);
  return () => {
    listeners.delete(tell);
    dark().removeEventListener('change', paint);
  };
}

/** Paper is light, whatever the screen is: call once. */
export function printLight(): void {
  window.addEventListener('beforeprint', () => {
    document.documentElement.dataset.mantineColorScheme = 'light';
  });
  window.addEventListener('afterprint', paint);
}

export const useShownScheme = () => useSyncExternalStore(subscribe, shownScheme);
export const useScheme = () => useSyncExternalStore(subscribe, chosenScheme);
export const useDensity = () => useSyncExternalStore(subscribe, chosenDensity);
