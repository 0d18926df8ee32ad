import { Kbd } from '@mantine/core';
import { Fragment } from 'react';
import { Dialog } from './Dialog';
import { useWords } from './i18n';
import { useKeyLayers } from './keys';
import classes from './kit.module.css';

/** The keys of this page, under the title of the part they belong to. */
export function KeysOverlay({ onClose }: { readonly onClose: () => void }) {
  const t = useWords();
  const all = useKeyLayers()
    .toReversed()
    .filter((layer) => layer.keys.length > 0);
  const layers = all.filter((layer, at) => all.findIndex((other) => other.title === layer.title) === at);
  return (
    <Dialog title={t('keys.title')} onClose={onClose}>
      <div className={classes.keyColumns}>
        {layers.map((layer) => (
          <section key={layer.title} className={classes.keyGroup}>
            <h3>{layer.title}</h3>
            <dl className={classes.keyList}>
              {layer.keys.map((key) => (
                <Fragment key={[key.keys].flat().join()}>
                  <dt>
                    <Strokes keys={[key.keys].flat()} />
                  </dt>
                  <dd>{key.label}</dd>
                </Fragment>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

const SIGNS: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Enter: '↵',
  Space: '␣',
  PageDown: 'PgDn',
  PageUp: 'PgUp',
};

function Strokes({ keys }: { readonly keys: readonly string[] }) {
  return keys.map((chord, place) => (
    <Fragment key={chord}>
      {place > 0 && <span className={classes.quiet}> / </span>}
      {chord.split(' ').map((stroke) => (
        <Kbd key={stroke} size="xs" className={classes.kbd}>
          {stroke
            .split('+')
            .map((part) => SIGNS[part] ?? part)
            .join(' ')}
        </Kbd>
      ))}
    </Fragment>
  ));
}
