import { Page, SegmentedControl, useFilters, useWords } from '@belfry/ui-kit';
import { VerifyReceipt } from '../screenings/VerifyReceipt';
import { BatchPanel } from './BatchPanel';
import { EarlierScreenings } from './EarlierScreenings';
import { SubjectPanel } from './SubjectPanel';
import classes from './screen.module.css';

const MODES = ['one', 'file', 'receipt'] as const;

/** Asking whether subjects are known: one, a file of them; and checking the proof of an earlier asking. */
export function ScreenPage() {
  const t = useWords();
  const address = useFilters();
  const mode = MODES.find((known) => known === address.one('mode')) ?? 'one';
  const modes = (
    <SegmentedControl
      aria-label={t('screen.mode')}
      value={mode}
      data={MODES.map((value) => ({ value, label: t(`screen.mode.${value}`) }))}
      onChange={(value) => address.set({ mode: value === 'one' ? undefined : value }, { push: true })}
    />
  );
  return (
    <Page title={t('screen.title')} actions={modes}>
      {mode === 'one' && <SubjectPanel />}
      {mode === 'file' && <BatchPanel />}
      {mode === 'receipt' && <VerifyReceipt />}
      {mode !== 'receipt' && (
        <section className={classes.section} aria-labelledby="earlier">
          <h2 id="earlier">{t('screen.earlier')}</h2>
          <EarlierScreenings />
        </section>
      )}
    </Page>
  );
}
