import { Go, NameText, SchemaText, ShapeMark, useFormat, useWords } from '@belfry/ui-kit';
import { Fragment, type ReactNode } from 'react';
import type { z } from 'zod';
import type { Change } from '../../core/api';
import classes from './list.module.css';
import { useValueWords } from './use-value-words';
import { type Stretch, wordDifference } from './word-difference';

type ChangeRow = z.infer<typeof Change>;
const SHAPES = { listed: 'same', delisted: 'different', changed: 'unsure' } as const;

/** One entry that came, went or changed: which property, from what, to what. */
export function ChangeItem({ change }: { readonly change: ChangeRow }) {
  const t = useWords();
  return (
    <li className={classes.change}>
      <span className={classes.kind} data-kind={change.kind}>
        <ShapeMark meaning={SHAPES[change.kind]} /> {t(`lists.kind.${change.kind}`)}
      </span>
      <div className={classes.changeBody}>
        <Go to={`/profiles/${encodeURIComponent(change.canonicalId)}`}>
          <NameText name={change.caption} strong />
        </Go>
        <span className={classes.quiet}>
          <SchemaText name={change.schema} />
        </span>
        {change.kind === 'changed' && <Properties of={change} />}
      </div>
    </li>
  );
}

function Properties({ of: { schema, properties } }: { readonly of: ChangeRow }) {
  const { prop } = useFormat();
  const read = useValueWords(schema);
  return (
    <dl className={classes.properties}>
      {properties.map((each) => (
        <Fragment key={each.prop}>
          <dt>{prop(each.prop)}</dt>
          <dd>
            <FromTo from={each.from.map(read(each.prop))} to={each.to.map(read(each.prop))} />
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}

type Sides = { readonly from: readonly string[]; readonly to: readonly string[] };

function FromTo({ from, to }: Sides) {
  const [before, after] = [from[0], to[0]];
  const alone = from.length === 1 && to.length === 1 && before !== undefined && after !== undefined;
  const words = alone && before.includes(' ') ? wordDifference(before, after) : null;
  return words ? <Words stretches={words} /> : <Values from={from} to={to} />;
}

/** One text that changed in places. */
function Words({ stretches }: { readonly stretches: readonly Stretch[] }) {
  return (
    <bdi>
      {stretches.map(({ kind, text }, at) => {
        const key = `${at}`;
        if (kind === 'both') return <span key={key}>{text}</span>;
        return kind === 'gone' ? <Gone key={key}>{text}</Gone> : <Come key={key}>{text}</Come>;
      })}
    </bdi>
  );
}

function Values({ from, to }: Sides) {
  return (
    <>
      {from.map((value) => (
        <Gone key={value}>
          <bdi>{value}</bdi>
        </Gone>
      ))}
      {from.length > 0 && to.length > 0 && <span aria-hidden="true">{'→'}</span>}
      {to.map((value) => (
        <Come key={value}>
          <bdi>{value}</bdi>
        </Come>
      ))}
    </>
  );
}

function Gone({ children }: { readonly children: ReactNode }) {
  const t = useWords();
  return (
    <del className={classes.gone}>
      <span className={classes.unseen}>{t('lists.change.gone')}</span>
      {children}
    </del>
  );
}

function Come({ children }: { readonly children: ReactNode }) {
  const t = useWords();
  return (
    <ins className={classes.come}>
      <span className={classes.unseen}>{t('lists.change.come')}</span>
      {children}
    </ins>
  );
}
