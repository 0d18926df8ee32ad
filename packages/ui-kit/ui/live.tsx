import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import classes from './kit.module.css';

const Live = createContext<(text: string) => void>(() => undefined);

/** One polite live region for the whole window: what ended, what was copied, what was undone. */
export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState({ text: '', turn: 0 });
  const say = useCallback((text: string) => setSaid(({ turn }) => ({ text, turn: turn + 1 })), []);
  return (
    <Live.Provider value={say}>
      {children}
      <div className={classes.unseen} role="status" aria-live="polite">
        {/* The same words twice are told twice. */}
        {said.turn % 2 === 0 ? said.text : `${said.text}\u00a0`}
      </div>
    </Live.Provider>
  );
}

/** Tells screen readers something that the eye sees elsewhere. */
export const useSay = () => useContext(Live);
