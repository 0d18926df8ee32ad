import {
  asProblem,
  Button,
  DateText,
  JudgementMark,
  ShapeMark,
  useFormat,
  useProblemWords,
  useWords,
  visible,
} from '@belfry/ui-kit';
import type { Hit, HitSummary, Judgement } from '../../core/api';
import type { Desk, Refusal } from './desk';
import classes from './hits.module.css';
import { latest, TAKING_BACK } from './latest';

export type HitNotesProps = {
  readonly hit: Hit;
  /** The judgement that is shown, which may not have reached the server yet. */
  readonly judgement: Judgement;
  readonly onTakeBack: () => void;
};

/** What must be known before deciding: a judgement that stands, one that was remembered, one that lapsed. */
export function HitNotes({ hit, judgement, onTakeBack }: HitNotesProps) {
  const t = useWords();
  const last = latest(hit);
  const stands = judgement !== 'no_judgement' && last?.judgement === judgement;
  return (
    <div className={classes.notes}>
      {judgement !== 'no_judgement' && (
        <div className={classes.note}>
          <JudgementMark judgement={judgement} />
          {stands && (
            <span className={classes.noteText}>
              {t('hits.judged-by', { officer: last.officer, reason: last.reason })}
            </span>
          )}
          {stands && <DateText value={last.at} as="time" />}
          {hit.remembered && <span>{t('hits.remembered')}</span>}
          <button type="button" className={classes.link} onClick={onTakeBack}>
            {t('hits.take-back')}
          </button>
        </div>
      )}
      {hit.memory && <Memory memory={hit.memory} />}
      {hit.subjectRecord.flags.map((flag) => (
        <Flagged key={`${flag.code} ${flag.column} ${flag.value}`} flag={flag} />
      ))}
    </div>
  );
}

/** Why an earlier negative counts here, or no longer does. */
function Memory({ memory }: { readonly memory: NonNullable<Hit['memory']> }) {
  const t = useWords();
  const key = memory.lapsed ? `hits.memory.lapsed-${memory.lapsed}` : 'hits.memory.stands';
  return (
    <div className={classes.note} data-tone={memory.lapsed ? 'unsure' : undefined}>
      <ShapeMark meaning={memory.lapsed ? 'unsure' : 'different'} />
      <span className={classes.noteText}>{t(key, { officer: memory.officer, reason: memory.reason })}</span>
      <DateText value={memory.at} />
    </div>
  );
}

function Flagged({ flag }: { readonly flag: Hit['subjectRecord']['flags'][number] }) {
  const text = useFlagText();
  return (
    <div className={classes.note} data-tone="unsure">
      <ShapeMark meaning="unsure" />
      <span className={classes.noteText}>{text(flag)}</span>
    </div>
  );
}

/** A flag of a subject in words: what was wrong, in which column, and what stood there. */
export function useFlagText(): (flag: { code: string; column: string; value: string }) => string {
  const say = useProblemWords();
  return ({ code, column, value }) =>
    say({ type: '', title: code, status: 422, code, facts: { column, value } }).what;
}

export type RefusalsProps = {
  readonly desk: Desk;
  readonly hits: readonly HitSummary[];
  readonly onShow: (id: string) => void;
  readonly onDismiss: (id: string) => void;
};

/** Decisions the server did not take, each with why; they stay until read. */
export function Refusals({ desk, hits, onShow, onDismiss }: RefusalsProps) {
  const t = useWords();
  if (desk.refused.length === 0 && !desk.stalled) return null;
  return (
    <div className={classes.notes} role="alert">
      {desk.stalled && (
        <div className={classes.note} data-tone="conflict">
          <ShapeMark meaning="conflict" />
          <span className={classes.noteText}>{t('hits.stalled', { count: desk.outbox.length })}</span>
        </div>
      )}
      {desk.refused.map((refusal) => (
        <OneRefusal
          key={refusal.act.key}
          refusal={refusal}
          subject={hits.find((hit) => hit.id === refusal.act.hitId)?.subject ?? refusal.act.hitId}
          onShow={() => onShow(refusal.act.hitId)}
          onDismiss={() => onDismiss(refusal.act.hitId)}
        />
      ))}
    </div>
  );
}

type OneRefusalProps = {
  readonly refusal: Refusal;
  readonly subject: string;
  readonly onShow: () => void;
  readonly onDismiss: () => void;
};

function OneRefusal({ refusal, subject, onShow, onDismiss }: OneRefusalProps) {
  const t = useWords();
  const why = useWhy()(refusal.problem);
  return (
    <div className={classes.note} data-tone="conflict">
      <ShapeMark meaning="conflict" />
      <span className={classes.noteText}>
        {t('hits.refused', { subject, judgement: t(`judgement.${refusal.act.judgement}`), why })}
      </span>
      <button type="button" className={classes.link} onClick={onShow}>
        {t('hits.show')}
      </button>
      <Button size="compact-xs" onClick={onDismiss}>
        {t('hits.read')}
      </Button>
    </div>
  );
}

/** Why the server refused; its facts in the officer's language too. */
function useWhy(): (refused: unknown) => string {
  const t = useWords();
  const format = useFormat();
  const say = useProblemWords();
  return (refused) => {
    const problem = asProblem(refused);
    const { judgement, at } = problem.facts ?? {};
    const facts = {
      ...problem.facts,
      ...(typeof judgement === 'string' && { judgement: t(`judgement.${judgement}`) }),
      ...(typeof at === 'string' && { at: format.dateTime(at) }),
    };
    return say({ ...problem, facts }).what;
  };
}

/** Everything that was ever decided about this hit. */
export function HitHistory({ hit }: { readonly hit: Hit }) {
  const t = useWords();
  if (hit.judgements.length === 0) return null;
  return (
    <section className={classes.history} aria-labelledby="hit-history">
      <h3 id="hit-history">{t('hits.history')}</h3>
      <ul>
        {hit.judgements.map((one) => (
          <li key={`${one.at} ${one.judgement}`} data-undone={one.undone || undefined}>
            <Told one={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Told({ one }: { readonly one: Hit['judgements'][number] }) {
  const t = useWords();
  const undoes = one.reason === TAKING_BACK;
  return (
    <>
      <DateText value={one.at} as="time" /> <JudgementMark judgement={one.judgement} /> {one.officer}:{' '}
      {undoes ? t('hits.took-back') : one.reason}
      {one.undone && ` (${t('hits.taken-back')})`}
    </>
  );
}

/** The subject's row as it stood in the file or the form. */
export function AsGiven({ hit }: { readonly hit: Hit }) {
  const t = useWords();
  const given = Object.entries(hit.subjectRecord.given);
  if (given.length === 0) return null;
  return (
    <details className={classes.given}>
      <summary>{t('hits.as-given')}</summary>
      <dl>
        {given.map(([column, value]) => (
          <Cell key={column} column={column} value={value} />
        ))}
      </dl>
    </details>
  );
}

const Cell = ({ column, value }: { readonly column: string; readonly value: string }) => (
  <>
    <dt>{column}</dt>
    <dd>
      <bdi>{visible(value)}</bdi>
    </dd>
  </>
);
