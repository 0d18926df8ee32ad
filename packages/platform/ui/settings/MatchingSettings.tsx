import { Button, FigureInput, ReasonDialog, Switch, useFormat, useSay, useWords } from '@belfry/ui-kit';
import { type FormEvent, useState } from 'react';
import type { Settings } from '../../core/api';
import classes from './settings.module.css';
import { type SettingsChange, useChangeSettings } from './settings.queries';

/** Threshold, hits per subject and whether `/match` is open: a change shows from–to and asks for the reason. */
export function MatchingSettings({ settings }: { readonly settings: Settings }) {
  const t = useWords();
  const [draft, setDraft] = useState<SettingsChange>({});
  const [confirming, setConfirming] = useState(false);
  const shown = { ...settings, ...draft };
  const changes = changesOf(settings, draft);
  const edit = (change: SettingsChange) => setDraft({ ...draft, ...change });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (changes.length > 0) setConfirming(true);
  };
  return (
    <>
      <form className={classes.form} onSubmit={submit}>
        <FigureInput
          label={t('settings.threshold')}
          description={t('settings.threshold-about')}
          min={0}
          max={1}
          step={0.01}
          decimalScale={2}
          fixedDecimalScale
          value={shown.threshold}
          onChange={(threshold) => edit({ threshold })}
        />
        <FigureInput
          label={t('settings.hits-per-subject')}
          description={t('settings.hits-per-subject-about')}
          min={1}
          max={100}
          allowDecimal={false}
          value={shown.hitsPerSubject}
          onChange={(hitsPerSubject) => edit({ hitsPerSubject })}
        />
        <Switch
          label={t('settings.open-match')}
          description={t('settings.open-match-about')}
          checked={shown.openMatch}
          onChange={(event) => edit({ openMatch: event.currentTarget.checked })}
        />
        <div className={classes.buttons}>
          <Button type="submit" variant="filled" disabled={changes.length === 0}>
            {t('kit.save')}
          </Button>
          {changes.length > 0 && <Button onClick={() => setDraft({})}>{t('settings.undo-draft')}</Button>}
        </div>
      </form>
      {confirming && (
        <Confirm
          before={settings}
          changes={changes}
          onDone={() => {
            setDraft({});
            setConfirming(false);
          }}
          onClose={() => setConfirming(false)}
        />
      )}
    </>
  );
}

type Changed = readonly [keyof SettingsChange, number | boolean];

const changesOf = (settings: Settings, draft: SettingsChange): readonly Changed[] =>
  (Object.entries(draft) as [keyof SettingsChange, number | boolean][]).filter(
    ([name, value]) => settings[name] !== value,
  );

type ConfirmProps = {
  readonly before: Settings;
  readonly changes: readonly Changed[];
  readonly onDone: () => void;
  readonly onClose: () => void;
};

function Confirm({ before, changes, onDone, onClose }: ConfirmProps) {
  const t = useWords();
  const say = useSay();
  const { number } = useFormat();
  const change = useChangeSettings();
  const show = (name: keyof SettingsChange, value: number | boolean) =>
    typeof value === 'boolean'
      ? t(value ? 'kit.yes' : 'kit.no')
      : number(value, name === 'threshold' ? 2 : 0);
  const confirm = (reason: string) =>
    change.mutate(
      { change: Object.fromEntries(changes), reason },
      {
        onSuccess: () => {
          say(t('settings.saved'));
          onDone();
        },
      },
    );
  return (
    <ReasonDialog
      title={t('settings.change')}
      confirm={t('kit.save')}
      busy={change.isPending}
      problem={change.error}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>{t('settings.change-about')}</p>
      <dl className={classes.facts}>
        {changes.map(([name, value]) => (
          <div key={name} className={classes.change}>
            <dt>{t(`settings.${WORDS[name]}`)}</dt>
            <dd>{t('settings.from-to', { from: show(name, before[name]), to: show(name, value) })}</dd>
          </div>
        ))}
      </dl>
    </ReasonDialog>
  );
}

const WORDS = {
  threshold: 'threshold',
  hitsPerSubject: 'hits-per-subject',
  openMatch: 'open-match',
} as const;
