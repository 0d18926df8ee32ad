import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useFilters } from '../address';
import { Drop } from '../Drop';
import { useWords } from '../i18n';
import classes from './frame.module.css';

/** Sets the day as of which pages show what was known. It stands in the address, so a copied link keeps it. */
export function AsOfControl() {
  const t = useWords();
  const filters = useFilters();
  const asOf = filters.one('asOf');
  return (
    <Drop
      className={classes.statusButton}
      button={<>{asOf ? t('asof.as-of', { date: asOf }) : t('asof.today')} ▾</>}
    >
      {(close) => (
        <AsOfForm
          asOf={asOf}
          onChoose={(day) => {
            filters.set({ asOf: day || undefined }, { push: true });
            close();
          }}
        />
      )}
    </Drop>
  );
}

function AsOfForm({ asOf, onChoose }: { readonly asOf: string; readonly onChoose: (day: string) => void }) {
  const t = useWords();
  const [day, setDay] = useState(asOf);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onChoose(day);
  };
  return (
    <form className={classes.asOf} onSubmit={submit}>
      <TextInput
        type="date"
        label={t('asof.day')}
        description={t('asof.explained')}
        value={day}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <div className={classes.asOfButtons}>
        {asOf && <Button onClick={() => onChoose('')}>{t('asof.back')}</Button>}
        <Button type="submit" variant="filled">
          {t('asof.set')}
        </Button>
      </div>
    </form>
  );
}
