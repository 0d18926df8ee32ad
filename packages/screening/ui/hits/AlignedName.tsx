import { useMaybeWord, visible } from '@belfry/ui-kit';
import type { CSSProperties } from 'react';
import { type Alignment, nameRuns, type Side } from './alignment';
import classes from './hits.module.css';

export type AlignedNameProps = { readonly name: string; readonly alignment: Alignment; readonly side: Side };

const TINTS = 5;

/**
 * A name with its parts coloured: parts laid beside each other share a background on both sides, a dotted line below
 * says that they are not written alike, what has no partner is underlined.
 */
export function AlignedName({ name, alignment, side }: AlignedNameProps) {
  const word = useMaybeWord();
  let at = 0;
  return (
    <bdi className={classes.bigName}>
      {nameRuns(name, alignment, side).map(({ text, pair, relation }) => {
        const key = at;
        at += text.length;
        if (relation === 'between') return <span key={key}>{visible(text)}</span>;
        if (pair === null) {
          return (
            <span key={key} className={classes.alone} title={word('hits.part.alone', '')}>
              {visible(text)}
            </span>
          );
        }
        const tint = { '--tint': `var(--pair-${pair % TINTS})` } as CSSProperties;
        return (
          <span
            key={key}
            className={classes.part}
            style={tint}
            data-inexact={relation !== 'same' || undefined}
            title={word(`matching.relation.${relation}`, relation)}
          >
            {visible(text)}
          </span>
        );
      })}
    </bdi>
  );
}
