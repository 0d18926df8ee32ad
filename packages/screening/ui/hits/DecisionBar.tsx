import { Button, Kbd, ShapeMark, TextInput, useWords } from '@belfry/ui-kit';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Hit, Judgement } from '../../core/api';
import { mayJudge } from './desk';
import { focusQueue } from './HitQueue';
import classes from './hits.module.css';
import { type Given, REASONS, type Reason, type RememberedReasons, reasonFits } from './reasons';

export const GIVEN: readonly { judgement: Given; key: string; meaning: 'same' | 'different' | 'unsure' }[] = [
  { judgement: 'positive', key: 'y', meaning: 'same' },
  { judgement: 'negative', key: 'n', meaning: 'different' },
  { judgement: 'unsure', key: 'u', meaning: 'unsure' },
];

export type DecisionBarProps = {
  readonly judgement: Judgement;
  readonly remembered: RememberedReasons;
  /** Judges with the remembered reason, or asks for one. */
  readonly onJudge: (judgement: Given) => void;
  readonly onAsk: (judgement: Given) => void;
  readonly onUndo: () => void;
  readonly mayUndo: boolean;
  /** What else can be done with the hit. */
  readonly more: ReactNode;
};

/** What can be decided, with its key and the reason it would be given. */
export function DecisionBar({
  judgement,
  remembered,
  onJudge,
  onAsk,
  onUndo,
  mayUndo,
  more,
}: DecisionBarProps) {
  const t = useWords();
  const text = useReasonText();
  return (
    <div className={classes.decide} role="toolbar" aria-label={t('hits.decide')}>
      {GIVEN.map(({ judgement: given, key, meaning }) => {
        const reason = remembered[given];
        const off = !mayJudge(judgement) || judgement === given;
        return (
          <div key={given} className={classes.judge}>
            <button
              type="button"
              className={classes.judgeMain}
              disabled={off}
              aria-keyshortcuts={key}
              onClick={() => onJudge(given)}
            >
              <Kbd size="xs">{key}</Kbd>
              <span>
                <ShapeMark meaning={meaning} /> {t(`hits.decide.${given}`)}
              </span>
              <span className={classes.judgeReason}>{reason ? text(reason) : t('hits.reason.none-yet')}</span>
            </button>
            <button
              type="button"
              className={classes.judgeMore}
              disabled={off}
              aria-keyshortcuts={key.toUpperCase()}
              aria-label={t('hits.reason.other', { judgement: t(`hits.decide.${given}`) })}
              title={t('hits.reason.other', { judgement: t(`hits.decide.${given}`) })}
              onClick={() => onAsk(given)}
            >
              ▾
            </button>
          </div>
        );
      })}
      <div className={classes.decideEnd}>
        {more}
        <Button
          disabled={!mayUndo}
          onClick={onUndo}
          aria-keyshortcuts="z"
          aria-label={t('hits.undo')}
          title={t('hits.key.undo')}
        >
          <Kbd size="xs">z</Kbd>
          <span className={classes.undoWord}>&nbsp;{t('hits.undo')}</span>
        </Button>
      </div>
    </div>
  );
}

export function useReasonText(): (reason: Reason) => string {
  const t = useWords();
  return (reason) => ('code' in reason ? t(`hits.reason.${reason.code}`) : reason.words);
}

export type ReasonPickerProps = {
  readonly judgement: Given;
  readonly hit: Hit;
  /** The remembered reason, which this hit contradicts. */
  readonly refused: Reason | null;
  readonly onChoose: (reason: Reason) => void;
  readonly onClose: () => void;
};

/** Common reasons by number key, or own words; choosing decides. */
export function ReasonPicker({ judgement, hit, refused, onChoose, onClose }: ReasonPickerProps) {
  const t = useWords();
  const text = useReasonText();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    first.current?.focus();
    return focusQueue;
  }, []);
  const fits = (code: string) => reasonFits(code, hit.explanation.contributions);
  return (
    <section
      className={classes.picker}
      aria-label={t('hits.reason.why', { judgement: t(`hits.decide.${judgement}`) })}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <h3>
        {t('hits.reason.why', { judgement: t(`hits.decide.${judgement}`) })}
        <span className={classes.aside}>{t('hits.reason.keys')}</span>
      </h3>
      {refused && <p className={classes.silent}>{t('hits.reason.refused', { reason: text(refused) })}</p>}
      <div className={classes.reasons}>
        {REASONS[judgement].map((code, at) => (
          <button
            key={code}
            ref={at === 0 ? first : undefined}
            type="button"
            className={classes.reason}
            onClick={() => onChoose({ code })}
          >
            <Kbd size="xs">{at + 1}</Kbd>
            <span>
              {t(`hits.reason.${code}`)}
              {!fits(code) && <span className={classes.aside}>{t('hits.reason.unfit')}</span>}
            </span>
          </button>
        ))}
      </div>
      <FreeReason onChoose={onChoose} />
    </section>
  );
}

const MAX_REASON = 1000;

function FreeReason({ onChoose }: { readonly onChoose: (reason: Reason) => void }) {
  const t = useWords();
  const [words, setWords] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (words.trim()) onChoose({ words: words.trim() });
  };
  return (
    <form className={classes.freeReason} onSubmit={submit}>
      <TextInput
        id="hit-reason"
        aria-label={t('hits.reason.words')}
        placeholder={t('hits.reason.words')}
        maxLength={MAX_REASON}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Button type="submit" disabled={!words.trim()}>
        {t('hits.reason.give')}
      </Button>
    </form>
  );
}
