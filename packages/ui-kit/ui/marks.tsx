import type { ReactNode } from 'react';
import { useMaybeWord, useWords } from './i18n';
import classes from './marks.module.css';
import { useFormat } from './use-format';

export type Meaning = 'same' | 'different' | 'unsure' | 'conflict' | 'none';
const SHAPES: Readonly<Record<Meaning, string>> = {
  same: '●',
  different: '○',
  unsure: '◐',
  conflict: '▲',
  none: '·',
};

/** The shape of a meaning in its colour; words stand beside it, so it is hidden from screen readers. */
export function ShapeMark({ meaning }: { readonly meaning: Meaning }) {
  return (
    <span className={classes.shape} data-meaning={meaning} aria-hidden="true">
      {SHAPES[meaning]}
    </span>
  );
}

/** A meaning with its words: `▲ 3 days overdue`. */
export function Meant({ meaning, children }: { readonly meaning: Meaning; readonly children: ReactNode }) {
  return (
    <span className={classes.meant} data-meaning={meaning}>
      <ShapeMark meaning={meaning} /> {children}
    </span>
  );
}

export type JudgementName = 'positive' | 'negative' | 'unsure' | 'no_judgement';
const JUDGED: Readonly<Record<JudgementName, Meaning>> = {
  positive: 'same',
  negative: 'different',
  unsure: 'unsure',
  no_judgement: 'none',
};

/** A judgement as shape and word; `bare` hides the word from sight, not from screen readers. */
export function JudgementMark({
  judgement,
  bare,
}: {
  readonly judgement: JudgementName;
  readonly bare?: boolean;
}) {
  const t = useWords();
  const word = t(`judgement.${judgement}`);
  return (
    <span className={classes.meant} data-meaning={JUDGED[judgement]} title={bare ? word : undefined}>
      <ShapeMark meaning={JUDGED[judgement]} />
      <span className={bare ? classes.unseen : undefined}>{bare ? word : ` ${word}`}</span>
    </span>
  );
}

/**
 * A name in its own script, the transliteration grey beside it, both isolated so that
 * right-to-left names never turn their surroundings around.
 */
export function NameText({
  name,
  transliteration,
  strong,
}: {
  readonly name: string;
  readonly transliteration?: string | null;
  readonly strong?: boolean;
}) {
  const other = transliteration && transliteration !== name ? transliteration : null;
  return (
    <span
      className={classes.name}
      data-strong={strong || undefined}
      title={other ? `${name} · ${other}` : name}
    >
      <bdi>{visible(name)}</bdi>
      {other && <bdi className={classes.transliteration}>{visible(other)}</bdi>}
    </span>
  );
}

/** Characters that turn or hide text would deceive the reader: they are shown as their number. */
export const visible = (text: string): string =>
  text.replace(
    /[\u0000-\u001f\u007f-\u009f\u200b\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]/gu,
    (char) => `⟨U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );

/** A score 0–1 as figure and bar; the figure carries it, the bar helps the eye. */
export function ScoreBar({ value, label }: { readonly value: number; readonly label?: string }) {
  const format = useFormat();
  return (
    <span className={classes.score} title={label}>
      {label && <span className={classes.unseen}>{`${label} `}</span>}
      <span className={classes.figure}>{format.number(value, 2)}</span>
      <span className={classes.bar} aria-hidden="true">
        <span
          className={classes.fill}
          style={{ width: `${Math.round(Math.max(0, Math.min(1, value)) * 100)}%` }}
        />
      </span>
    </span>
  );
}

/** The dataset a value comes from: its short name, its title on hover; invented data says so. */
export function DatasetTag({
  name,
  title,
  invented,
}: {
  readonly name: string;
  readonly title?: string;
  readonly invented?: boolean;
}) {
  const t = useWords();
  return (
    <span className={classes.dataset} title={title && title !== name ? title : undefined}>
      {name}
      {invented && <span className={classes.invented}>{t('demo.tag')}</span>}
    </span>
  );
}

/** A handling code or another small outlined word. */
export function Tag({ children, meaning }: { readonly children: ReactNode; readonly meaning?: Meaning }) {
  return (
    <span className={classes.tag} data-meaning={meaning}>
      {children}
    </span>
  );
}

/** Identifiers, hashes, amounts: figures stand in columns. */
export function Mono({ children, title }: { readonly children: ReactNode; readonly title?: string }) {
  return (
    <bdi className={classes.mono} title={title}>
      {children}
    </bdi>
  );
}

export type DateTextProps = {
  readonly value: string | null | undefined;
  readonly as?: 'day' | 'time' | 'spelled';
};

/** A date: ISO in tables, spelled in letters; a dash when there is none. */
export function DateText({ value, as = 'day' }: DateTextProps) {
  const format = useFormat();
  if (!value) return <span className={classes.quiet}>–</span>;
  const text =
    as === 'spelled' ? format.spelled(value) : as === 'time' ? format.dateTime(value) : format.day(value);
  return (
    <time
      dateTime={value}
      className={as === 'spelled' ? undefined : classes.mono}
      title={format.spelled(value)}
    >
      {text}
    </time>
  );
}

/** A FollowTheMoney schema in the officer's language. */
export function SchemaText({ name }: { readonly name: string }) {
  return useMaybeWord()(`schema.${name}`, name);
}

/** A country by name, with its code on hover. */
export function CountryText({ code }: { readonly code: string }) {
  const format = useFormat();
  return <span title={code.toUpperCase()}>{format.country(code)}</span>;
}
