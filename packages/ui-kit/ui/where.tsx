import { createContext, type ReactNode, useContext, useState } from 'react';
import type { Crumb } from './Page';

const Where = createContext<readonly Crumb[]>([]);
const SetWhere = createContext<(crumbs: readonly Crumb[]) => void>(() => undefined);

/** The way to the page that is shown, told by the page and shown by the frame. */
export function WhereProvider({ children }: { readonly children: ReactNode }) {
  const [crumbs, set] = useState<readonly Crumb[]>([]);
  return (
    <SetWhere.Provider value={set}>
      <Where.Provider value={crumbs}>{children}</Where.Provider>
    </SetWhere.Provider>
  );
}

export const useWhere = () => useContext(Where);
export const useSetWhere = () => useContext(SetWhere);
