import { country, countryCodes } from '@belfry/model/countries';
import {
  ActionIcon,
  MultiSelect,
  NativeSelect,
  Select,
  TextInput,
  useFormat,
  useLanguage,
  useWords,
} from '@belfry/ui-kit';
import { IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import classes from './screen.module.css';
import { FIELDS, type Field, type SubjectDraft, shownValues } from './subject-form';

export type SubjectFieldsProps = {
  readonly draft: SubjectDraft;
  /** By property; shown once the officer has tried to screen. */
  readonly problems: Readonly<Record<string, string>>;
  readonly onChange: (prop: string, values: string[]) => void;
};

/** The fields of the chosen kind of subject. */
export function SubjectFields({ draft, problems, onChange }: SubjectFieldsProps) {
  return (
    <div className={classes.fields}>
      {FIELDS[draft.schema].map((field) => (
        <OneField
          key={field.prop}
          field={field}
          values={draft.values[field.prop] ?? []}
          problem={problems[field.prop]}
          onChange={(values) => onChange(field.prop, values)}
        />
      ))}
    </div>
  );
}

type OneFieldProps = {
  readonly field: Field;
  readonly values: readonly string[];
  readonly problem: string | undefined;
  readonly onChange: (values: string[]) => void;
};

function OneField({ field, values, problem, onChange }: OneFieldProps) {
  const t = useWords();
  const format = useFormat();
  const label = format.prop(field.prop);
  if (field.kind === 'country')
    return <CountryField field={field} label={label} values={values} onChange={onChange} />;
  if (field.kind === 'gender') {
    return (
      <NativeSelect
        label={label}
        value={values[0] ?? ''}
        data={['', 'female', 'male', 'other'].map((value) => ({
          value,
          label: value ? t(`gender.${value}`) : '–',
        }))}
        onChange={(event) => onChange([event.currentTarget.value])}
      />
    );
  }
  return <TextValues field={field} label={label} values={values} problem={problem} onChange={onChange} />;
}

type ValuesProps = OneFieldProps & { readonly label: string };

function TextValues({ field, label, values, problem, onChange }: ValuesProps) {
  const t = useWords();
  const shown = shownValues(field, values);
  const put = (at: number, value: string) => onChange(shown.map((before, i) => (i === at ? value : before)));
  const name = field.prop === 'name';
  return (
    <div className={name ? `${classes.values} ${classes.wide}` : classes.values}>
      {shown.map((value, at) => (
        <div key={`${field.prop} ${at + 1}`} className={field.many ? classes.valueLine : undefined}>
          <TextInput
            label={at === 0 ? label : undefined}
            aria-label={at === 0 ? undefined : `${label} ${at + 1}`}
            required={name && at === 0}
            dir="auto"
            maxLength={500}
            data-autofocus={name && at === 0 ? true : undefined}
            placeholder={field.kind === 'date' ? t('screen.date-like') : undefined}
            value={value}
            error={at === 0 ? problem : undefined}
            onChange={(event) => put(at, event.currentTarget.value)}
          />
          {field.many && at === shown.length - 1 && (
            <ActionIcon
              style={{ alignSelf: at === 0 && problem ? 'center' : 'end' }}
              aria-label={t('screen.another', { field: label })}
              title={t('screen.another', { field: label })}
              disabled={!value.trim()}
              onClick={() => onChange([...shown, ''])}
            >
              <IconPlus size={15} />
            </ActionIcon>
          )}
        </div>
      ))}
    </div>
  );
}

type CountryProps = Omit<ValuesProps, 'problem'>;

function CountryField({ field, label, values, onChange }: CountryProps) {
  const t = useWords();
  const data = useCountries();
  const chosen = values.filter((value) => value !== '');
  if (field.many) {
    return (
      <MultiSelect
        label={label}
        data={data}
        value={chosen}
        searchable
        clearable
        limit={40}
        nothingFoundMessage={t('kit.none')}
        onChange={onChange}
      />
    );
  }
  return (
    <Select
      label={label}
      data={data}
      value={chosen[0] ?? null}
      searchable
      clearable
      limit={40}
      nothingFoundMessage={t('kit.none')}
      onChange={(value) => onChange(value ? [value] : [])}
    />
  );
}

/** Countries by name in the officer's language; former states say until when. */
function useCountries(): { value: string; label: string }[] {
  const language = useLanguage();
  return useMemo(() => {
    const named = countryCodes().map((code) => {
      const found = country(code)!;
      const until = found.until ? ` (– ${found.until})` : '';
      return { value: code, label: `${found.names[language]}${until}` };
    });
    return named.toSorted((a, b) => a.label.localeCompare(b.label, language));
  }, [language]);
}
