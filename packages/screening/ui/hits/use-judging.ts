import { useSay, useWords } from '@belfry/ui-kit';
import { useState } from 'react';
import { useReasonText } from './DecisionBar';
import * as step from './desk';
import { latest } from './latest';
import { type Given, type Reason, reasonFor } from './reasons';
import type { useHitDesk } from './use-hit-desk';
import { useReasons } from './use-reasons';

/** Deciding the hit that is shown: with the remembered reason when it fits, else after asking. */
export function useJudging({ store, desk, hits, hit }: ReturnType<typeof useHitDesk>) {
  const t = useWords();
  const say = useSay();
  const text = useReasonText();
  const { remembered, remember } = useReasons();
  const [picking, setPicking] = useState<{ hitId: string; judgement: Given; refused: Reason | null } | null>(
    null,
  );
  const shown = hit.data;
  const judgement = shown ? step.judgementOf(desk, shown) : 'no_judgement';
  const decide = (given: Given, reason: Reason) => {
    if (!shown) return;
    const decision = { hitId: shown.id, judgement: given, reason: text(reason), before: judgement };
    store.change((now) => step.judge(now, hits, decision));
    say(t('hits.said', { subject: shown.subject, judgement: t(`judgement.${given}`) }));
    setPicking(null);
  };
  const ask = (given: Given, refused: Reason | null = null) => {
    if (shown && step.mayJudge(judgement) && judgement !== given)
      setPicking({ hitId: shown.id, judgement: given, refused });
  };
  return {
    judgement,
    remembered,
    /** The judgement whose reason is being asked; closed when another hit is shown. */
    picking: picking && picking.hitId === desk.selected ? picking : null,
    stopPicking: () => setPicking(null),
    ask: (given: Given) => ask(given),
    judge: (given: Given) => {
      if (!shown || !step.mayJudge(judgement) || judgement === given) return;
      const reason = reasonFor(given, remembered, shown.explanation.contributions);
      if (reason) decide(given, reason);
      else ask(given, remembered[given] ?? null);
    },
    choose: (reason: Reason) => {
      if (!picking) return;
      remember(picking.judgement, reason);
      decide(picking.judgement, reason);
    },
    undo: () => {
      const last = store.get().undoable.at(-1);
      if (!last) return;
      store.change(step.undo);
      say(t('hits.undone'));
    },
    takeBack: () => {
      if (!shown || judgement === 'no_judgement') return;
      const reason = latest(shown)?.reason ?? '';
      store.change((now) =>
        step.takeBack(now, { hitId: shown.id, judgement, reason, before: 'no_judgement' }),
      );
      say(t('hits.undone'));
    },
  };
}
