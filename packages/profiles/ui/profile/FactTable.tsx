import { DatasetTag, ShapeMark, useFormat, useWords } from '@belfry/ui-kit';
import type { Fact } from '../../core/api';
import { ValueText } from '../ValueText';
import { type FactGroup, factGroups, inForce, knownSince, statedBy } from './fact-groups';
import classes from './profile.module.css';

/** Which fact's origins are shown in the side pane: the entity it hangs on, its property and value. */
export type Chosen = { readonly of: string; readonly prop: string; readonly value: string };

export type FactTableProps = {
  /** Name of the group of facts in `Chosen`: empty for the profile's own, else the attached entity's id. */
  readonly of: string;
  readonly label: string;
  readonly facts: readonly Fact[];
  readonly chosen: Chosen | null;
  readonly onChoose: (chosen: Chosen) => void;
};

/** Facts by property, each value with the lists that state it; the thread of origins opens beside. */
export function FactTable({ of, label, facts, chosen, onChoose }: FactTableProps) {
  return (
    <table className={classes.facts}>
      <caption hidden>{label}</caption>
      <tbody>
        {factGroups(facts).map((group) => (
          <Row key={group.prop} of={of} group={group} chosen={chosen} onChoose={onChoose} />
        ))}
      </tbody>
    </table>
  );
}

type RowProps = Pick<FactTableProps, 'of' | 'chosen' | 'onChoose'> & { readonly group: FactGroup };

function Row({ of, group, chosen, onChoose }: RowProps) {
  const t = useWords();
  const format = useFormat();
  const { prop, facts, disagree } = group;
  return (
    <tr data-disagree={disagree || undefined}>
      <th scope="row">
        {format.prop(prop)}
        {disagree && (
          <>
            <br />
            <ShapeMark meaning="unsure" /> {t('profile.disagree')}
          </>
        )}
      </th>
      <td>
        <div className={classes.values} data-disagree={disagree || undefined}>
          {facts.map((fact) => {
            const open = chosen?.of === of && chosen.prop === prop && chosen.value === fact.value;
            return (
              <OneFact
                key={fact.value}
                fact={fact}
                open={open}
                onChoose={() => onChoose({ of, prop, value: fact.value })}
              />
            );
          })}
        </div>
      </td>
    </tr>
  );
}

type OneFactProps = { readonly fact: Fact; readonly open: boolean; readonly onChoose: () => void };

function OneFact({ fact, open, onChoose }: OneFactProps) {
  const t = useWords();
  const format = useFormat();
  const since = knownSince(fact);
  const gone = !inForce(fact);
  return (
    <div
      className={classes.fact}
      data-open={open || undefined}
      data-gone={gone || undefined}
      data-fact={`${fact.prop}:${fact.value}`}
    >
      <span className={classes.factValue}>
        <ValueText fact={fact} />
      </span>
      {gone && <span className={classes.quiet}>{t('profile.withdrawn')}</span>}
      <button
        type="button"
        className={classes.by}
        aria-expanded={open}
        aria-label={t('profile.origins-of', {
          value: fact.type === 'country' ? format.country(fact.value) : (fact.target?.caption ?? fact.value),
        })}
        onClick={onChoose}
      >
        {statedBy(fact).map((name) => (
          <DatasetTag
            key={name}
            name={name}
            title={fact.origins.find((origin) => origin.dataset === name)?.datasetTitle}
          />
        ))}
        {since && <span title={t('profile.known-since')}>{format.day(since)}</span>}
      </button>
    </div>
  );
}
