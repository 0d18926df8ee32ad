import { ActionIcon, DateText, Go, Mono, useFormat, useWords, visible } from '@belfry/ui-kit';
import { IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Fact, Origin } from '../../core/api';
import { ValueText } from '../ValueText';
import classes from './profile.module.css';

export type OriginPaneProps = {
  readonly fact: Fact;
  /** The list whose statement was asked for; its origin is marked. */
  readonly list: string;
  readonly onClose: () => void;
};

/** The thread behind one fact: each list and edition that states it, what stood in the file and at which line. */
export function OriginPane({ fact, list, onClose }: OriginPaneProps) {
  const t = useWords();
  const format = useFormat();
  const pane = useRef<HTMLElement>(null);
  // Another fact takes the focus anew.
  const key = `${fact.prop} ${fact.value}`;
  useEffect(() => pane.current?.focus({ preventScroll: true }), [key]);
  return (
    <aside ref={pane} className={classes.pane} tabIndex={-1} aria-label={t('profile.origins')} data-no-print>
      <div className={classes.paneHead}>
        <h2>{t('profile.origins')}</h2>
        <ActionIcon aria-label={t('kit.close')} onClick={onClose}>
          <IconX size={16} />
        </ActionIcon>
      </div>
      <p>
        <span className={classes.quiet}>{format.prop(fact.prop)}</span> <ValueText fact={fact} />
      </p>
      {fact.origins.map((origin) => (
        <OneOrigin
          key={`${origin.entityId} ${origin.dataset} ${origin.edition} ${origin.knownFrom} ${origin.original}`}
          origin={origin}
          value={fact.value}
          marked={origin.dataset === list && fact.origins.length > 1}
        />
      ))}
    </aside>
  );
}

type OneOriginProps = { readonly origin: Origin; readonly value: string; readonly marked: boolean };

function OneOrigin({ origin, value, marked }: OneOriginProps) {
  const t = useWords();
  const line = (key: string, shown: ReactNode) => (
    <>
      <dt>{t(key)}</dt>
      <dd>{shown}</dd>
    </>
  );
  return (
    <section className={classes.origin} data-at={marked || undefined}>
      <h3>
        <Go to={`/lists/${origin.dataset}`}>{origin.datasetTitle}</Go>
      </h3>
      <dl>
        {line('profile.edition', origin.edition)}
        {line('profile.entry', <Mono>{origin.entityId}</Mono>)}
        {origin.place && line('profile.place', <Mono>{origin.place}</Mono>)}
        {line(
          'profile.original',
          <bdi className={classes.original}>
            {origin.original === null
              ? `${visible(value)} (${t('profile.as-stated')})`
              : visible(origin.original)}
          </bdi>,
        )}
        {origin.lang && line('profile.lang', origin.lang)}
        {line('profile.known-since', <DateText value={origin.knownFrom} as="time" />)}
        {origin.knownUntil && line('profile.known-until', <DateText value={origin.knownUntil} as="time" />)}
      </dl>
    </section>
  );
}
