import { useFormat, useLanguage, useMaybeWord, useWords, visible } from '@belfry/ui-kit';
import { Tooltip } from '@mantine/core';
import type { Hit } from '../../core/api';
import { type Bar, barChart, type Contribution } from './bars';
import { codeTypeOf } from './code-type';
import classes from './hits.module.css';
import { useCodeText } from './use-code-text';

/** What spoke for and against, as bars from one zero line, and in one sentence. */
export function Evidence({ hit }: { readonly hit: Hit }) {
  const t = useWords();
  const language = useLanguage();
  const { explanation } = hit;
  const { bars, silent, zero } = barChart(explanation.contributions);
  return (
    <section className={classes.why} aria-labelledby="hit-why">
      <h2 id="hit-why">{t('hits.why')}</h2>
      <table className={classes.evidence}>
        <caption hidden>{t('hits.why-table')}</caption>
        <colgroup>
          <col className={classes.colFeature} />
          <col className={classes.colPair} />
          <col />
        </colgroup>
        <thead hidden>
          <tr>
            <th scope="col">{t('hits.feature')}</th>
            <th scope="col">{t('hits.compared')}</th>
            <th scope="col">{t('hits.bits')}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar, at) => (
            <BarRow key={`${bar.feature} ${at}`} bar={bar} zero={zero} />
          ))}
        </tbody>
      </table>
      <Axis zero={zero} />
      {silent.length > 0 && <Silent silent={silent} />}
      <p className={classes.sentence}>{explanation.sentence[language] ?? explanation.sentence.en}</p>
      <Figures hit={hit} />
    </section>
  );
}

function BarRow({ bar, zero }: { readonly bar: Bar; readonly zero: number }) {
  const format = useFormat();
  const feature = useFeature();
  const against = bar.bits < 0 || undefined;
  const end = against ? bar.from : bar.from + bar.width;
  const sign = against ? '−' : '+';
  return (
    <tr>
      <th scope="row">{feature(bar.feature)}</th>
      <td className={classes.pair}>
        <Pair one={bar} />
      </td>
      <td>
        <div className={classes.plot}>
          <span
            className={classes.fill}
            data-against={against}
            style={{ left: share(bar.from), width: share(bar.width) }}
          />
          <span className={classes.zero} style={{ left: share(zero) }} />
          <span className={classes.bits} data-against={against} style={{ left: share(end) }}>
            {Number.isFinite(bar.bits) ? `${sign}${format.number(Math.abs(bar.bits), 1)}` : `${sign}∞`}
          </span>
        </div>
      </td>
    </tr>
  );
}

/** Two values laid beside each other and how they stand; one value when both say the same. */
function Pair({ one }: { readonly one: Contribution }) {
  const word = useMaybeWord();
  const t = useWords();
  const relation =
    one.relation === 'swapped' && /date/.test(one.feature)
      ? t('hits.day-month')
      : word(`matching.relation.${one.relation}`, one.relation);
  const text = useCodeText();
  const shown = one.left === one.right ? [one.left] : [one.left, one.right];
  const values = shown.filter((value) => value !== null);
  return (
    <>
      {values.map((value, at) => (
        <span key={value}>
          {at > 0 && ' ~ '}
          <bdi>{text(codeTypeOf(one.feature), value)}</bdi>
        </span>
      ))}
      <span className={classes.aside}>{relation}</span>
    </>
  );
}

function Axis({ zero }: { readonly zero: number }) {
  const t = useWords();
  return (
    <table className={classes.evidence} aria-hidden="true">
      <colgroup>
        <col className={classes.colFeature} />
        <col className={classes.colPair} />
        <col />
      </colgroup>
      <tbody>
        <tr>
          <td />
          <td />
          <td>
            <div className={classes.axis}>
              <span>{zero > 0.2 ? t('hits.against') : ''}</span>
              <span>{t('hits.for')}</span>
            </div>
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function Silent({ silent }: { readonly silent: readonly Contribution[] }) {
  const t = useWords();
  const feature = useFeature();
  const names = [...new Set(silent.map((one) => feature(one.feature)))];
  return <p className={classes.silent}>{t('hits.silent', { features: names.join(', ') })}</p>;
}

/** The two figures, each explained when it is pointed at or has the focus. */
function Figures({ hit }: { readonly hit: Hit }) {
  const t = useWords();
  const format = useFormat();
  const { explanation, screening } = hit;
  const figure = (name: 'score' | 'sureness', value: number) => (
    <Tooltip
      label={t(`hits.${name}.explained`, { threshold: format.number(screening.threshold, 2) })}
      events={{ hover: true, focus: true, touch: true }}
    >
      <button type="button" className={classes.tip}>
        {t(`hits.${name}`)} <b>{format.number(value, 2)}</b>
      </button>
    </Tooltip>
  );
  return (
    <div className={classes.figures}>
      {figure('score', explanation.score)}
      {figure('sureness', explanation.sureness)}
      <span>{t('hits.threshold', { threshold: format.number(screening.threshold, 2) })}</span>
      <span>{t('hits.matcher', { matcher: explanation.matcher })}</span>
      {explanation.ignored.length > 0 && <Ignored ignored={explanation.ignored} />}
    </div>
  );
}

function Ignored({ ignored }: { readonly ignored: Hit['explanation']['ignored'] }) {
  const t = useWords();
  const word = useMaybeWord();
  return (
    <details>
      <summary>{t('hits.ignored', { count: ignored.length })}</summary>
      <ul>
        {ignored.map(({ code, value }) => (
          <li key={`${code} ${value}`}>
            <bdi>{visible(value)}</bdi>{' '}
            <span className={classes.aside}>{word(`matching.${code.replace('/', '.')}`, code)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function useFeature(): (code: string) => string {
  const word = useMaybeWord();
  return (code) => word(`matching.feature.${code}`, code.replaceAll('-', ' '));
}

const share = (part: number) => `${(part * 100).toFixed(2)}%`;
