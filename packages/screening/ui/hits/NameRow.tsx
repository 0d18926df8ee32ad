import { NameText, useFormat, useWords, visible } from '@belfry/ui-kit';
import type { Hit } from '../../core/api';
import { AlignedName } from './AlignedName';
import classes from './hits.module.css';

/** The pair of names that carried the score, its parts coloured; every other name below. */
export function NameRow({ hit }: { readonly hit: Hit }) {
  const t = useWords();
  const { explanation, subjectRecord, entry } = hit;
  const left = explanation.leftName ?? subjectRecord.caption;
  const right = explanation.rightName ?? entry.caption;
  const transliteration = transliterationOf(hit, right);
  return (
    <tr className={classes.nameRow}>
      <th scope="row">{t('hits.name')}</th>
      <td>
        <AlignedName name={left} alignment={explanation.leftName ? explanation.alignment : []} side="left" />
        <OtherNames names={namesOf(subjectRecord.properties).filter((one) => one.name !== left)} />
      </td>
      <td />
      <td>
        <AlignedName
          name={right}
          alignment={explanation.rightName ? explanation.alignment : []}
          side="right"
        />
        {transliteration && <bdi className={classes.aside}>{visible(transliteration)}</bdi>}
        <OtherNames names={entryNames(hit).filter((one) => one.name !== right)} />
      </td>
    </tr>
  );
}

type OtherName = { readonly name: string; readonly transliteration: string | null; readonly prop: string };
const NAME_PROPS = ['name', 'alias', 'previousName', 'abbreviation', 'weakAlias'];
const SHOWN_NAMES = 6;

function OtherNames({ names }: { readonly names: readonly OtherName[] }) {
  const t = useWords();
  const format = useFormat();
  if (names.length === 0) return null;
  const one = ({ name, transliteration, prop }: OtherName) => (
    <span key={`${prop} ${name}`}>
      <NameText name={name} transliteration={transliteration} />
      {prop === 'weakAlias' && <span className={classes.aside}>{format.prop(prop)}</span>}
    </span>
  );
  return (
    <div className={classes.otherNames}>
      {names.slice(0, SHOWN_NAMES).map(one)}
      {names.length > SHOWN_NAMES && (
        <details>
          <summary>{t('hits.more-names', { count: names.length - SHOWN_NAMES })}</summary>
          <div className={classes.otherNames}>{names.slice(SHOWN_NAMES).map(one)}</div>
        </details>
      )}
    </div>
  );
}

const namesOf = (properties: Record<string, string[]>): OtherName[] =>
  NAME_PROPS.flatMap((prop) =>
    (properties[prop] ?? []).map((name) => ({ name, prop, transliteration: null })),
  );

const entryNames = ({ entry }: Hit): OtherName[] =>
  NAME_PROPS.flatMap((prop) =>
    entry.values
      .filter((value) => value.prop === prop)
      .map(({ value, transliteration }) => ({ name: value, transliteration, prop })),
  );

function transliterationOf({ entry }: Hit, name: string): string | null {
  const stated = entry.values.find((one) => one.value === name && one.transliteration !== null);
  return stated?.transliteration ?? (name === entry.caption ? entry.transliteration : null);
}
