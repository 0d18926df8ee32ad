import { CountryText, Go, Mono, ShapeMark, useFormat, useMaybeWord, useWords, visible } from '@belfry/ui-kit';
import type { Hit } from '../../core/api';
import { type FactRow, type FactValue, factRows, type RowMark } from './facts';
import classes from './hits.module.css';
import { NameRow } from './NameRow';
import { useCodeText } from './use-code-text';

/** Subject and entry side by side, the same property in the same row. */
export function FactTable({ hit }: { readonly hit: Hit }) {
  const t = useWords();
  const { compared } = factRows(hit);
  return (
    <table className={classes.facts}>
      <caption hidden>{t('hits.compared')}</caption>
      <Columns />
      <thead>
        <tr>
          <td />
          <th scope="col">
            {t('hits.subject')} · <Go to={`/screenings/${hit.screening.id}`}>{hit.screening.name}</Go> ·{' '}
            {t('hits.row', { row: hit.row })}
          </th>
          <td />
          <th scope="col">
            {t('hits.entry')} · <Go to={`/profiles/${hit.entry.canonicalId}`}>{t('hits.open-profile')}</Go>
          </th>
        </tr>
      </thead>
      <tbody>
        <NameRow hit={hit} />
        {compared.map((row) => (
          <Row key={row.prop} row={row} canonicalId={hit.entry.canonicalId} />
        ))}
        <ListsRow hit={hit} />
      </tbody>
    </table>
  );
}

/** What only the entry says: below the evidence, because there is nothing to compare. */
export function EntryOnly({ hit }: { readonly hit: Hit }) {
  const t = useWords();
  const { entryOnly } = factRows(hit);
  if (entryOnly.length === 0) return null;
  return (
    <section className={classes.why} aria-labelledby="hit-entry-only">
      <h2 id="hit-entry-only">{t('hits.entry-only')}</h2>
      <table className={classes.facts}>
        <colgroup>
          <col className={classes.colLabel} />
          <col />
        </colgroup>
        <tbody>
          {entryOnly.map((row) => (
            <tr key={row.prop}>
              <Property prop={row.prop} />
              <td>
                {row.right.map((one) => (
                  <Value key={one.value} row={row} value={one} canonicalId={hit.entry.canonicalId} />
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const Columns = () => (
  <colgroup>
    <col className={classes.colLabel} />
    <col />
    <col className={classes.colMark} />
    <col />
  </colgroup>
);

function Property({ prop }: { readonly prop: string }) {
  const format = useFormat();
  return <th scope="row">{format.prop(prop)}</th>;
}

function Row({ row, canonicalId }: { readonly row: FactRow; readonly canonicalId: string }) {
  return (
    <tr>
      <Property prop={row.prop} />
      <td>
        {row.left.map((one) => (
          <Value key={one.value} row={row} value={one} canonicalId={null} />
        ))}
      </td>
      <td className={classes.mark}>
        <Mark mark={row.mark} relation={row.relation} prop={row.prop} />
      </td>
      <td>
        {row.right.map((one) => (
          <Value key={one.value} row={row} value={one} canonicalId={canonicalId} />
        ))}
      </td>
    </tr>
  );
}

const MEANING = { same: 'same', near: 'unsure', different: 'different', conflict: 'conflict' } as const;

/** The shape, and in words what the shape alone cannot say. */
function Mark({
  mark,
  relation,
  prop,
}: {
  readonly mark: RowMark;
  readonly relation: string | null;
  readonly prop: string;
}) {
  const t = useWords();
  const word = useMaybeWord();
  if (!mark) return null;
  const swapped = relation === 'swapped' && prop.endsWith('Date');
  const said = swapped
    ? t('hits.day-month-short')
    : word(`matching.relation.${relation ?? mark}`, t(`hits.mark.${mark}`));
  return (
    <>
      {swapped ? <span aria-hidden="true">⇄</span> : <ShapeMark meaning={MEANING[mark]} />} {said}
    </>
  );
}

type ValueProps = { readonly row: FactRow; readonly value: FactValue; readonly canonicalId: string | null };

function Value({ row, value, canonicalId }: ValueProps) {
  const shown = useShown(row, value.value);
  return (
    <span className={classes.value} data-shared={value.shared || undefined}>
      {shown}
      {value.transliteration && <bdi className={classes.aside}>{visible(value.transliteration)}</bdi>}
      {canonicalId && (
        <Lists
          datasets={value.datasets}
          to={`/profiles/${canonicalId}`}
          fact={`${row.prop}:${value.value}`}
        />
      )}
    </span>
  );
}

function useShown({ type, prop }: FactRow, value: string) {
  const format = useFormat();
  const code = useCodeText();
  if (type === 'country') return <CountryText code={value} />;
  if (type === 'gender' || type === 'topic') return code(type, value);
  if (['date', 'identifier', 'iban', 'phone', 'checksum'].includes(type)) return <Mono>{value}</Mono>;
  if (type === 'number') return <Mono>{value}</Mono>;
  const long = value.length > 160;
  return (
    <bdi
      className={long ? classes.long : undefined}
      title={long ? value : undefined}
      lang={prop === 'name' ? undefined : ''}
    >
      {visible(prop === 'language' ? format.prop(value) : value)}
    </bdi>
  );
}

/** The lists a value stands in; each leads to the very statement on the profile. */
function Lists({
  datasets,
  to,
  fact,
}: {
  readonly datasets: readonly string[];
  readonly to: string;
  readonly fact: string;
}) {
  return (
    <span className={classes.lists}>
      {datasets.map((name) => (
        <Go key={name} to={to} search={{ fact, list: name }}>
          {name}
        </Go>
      ))}
    </span>
  );
}

function ListsRow({ hit }: { readonly hit: Hit }) {
  const t = useWords();
  const carrying = hit.editions.filter((edition) => hit.datasets.includes(edition.dataset));
  const unknown = hit.datasets.filter((name) => !carrying.some((edition) => edition.dataset === name));
  return (
    <tr>
      <th scope="row">{t('hits.lists')}</th>
      <td />
      <td />
      <td>
        {carrying.map((edition) => (
          <span key={edition.dataset} className={classes.value}>
            <Go to={`/lists/${edition.dataset}`}>{edition.title}</Go>
            <span className={classes.aside} title={edition.sha256}>
              {t('hits.edition', { number: edition.number })}
            </span>
          </span>
        ))}
        {unknown.map((name) => (
          <span key={name} className={classes.value}>
            {name}
          </span>
        ))}
      </td>
    </tr>
  );
}
