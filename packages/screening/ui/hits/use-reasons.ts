import { useState } from 'react';
import { type Given, type Reason, type RememberedReasons, readRemembered } from './reasons';

const KEPT = 'belfry.hits.reasons';

/** The reason last given for each judgement, kept for this session of the window. */
export function useReasons(): {
  remembered: RememberedReasons;
  remember: (judgement: Given, reason: Reason) => void;
} {
  const [remembered, setRemembered] = useState(() => readRemembered(sessionStorage.getItem(KEPT)));
  const remember = (judgement: Given, reason: Reason) => {
    const next = { ...remembered, [judgement]: reason };
    sessionStorage.setItem(KEPT, JSON.stringify(next));
    setRemembered(next);
  };
  return { remembered, remember };
}
