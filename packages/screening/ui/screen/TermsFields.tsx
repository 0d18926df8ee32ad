import {
  Checkbox,
  Drop,
  NumberInput,
  ProblemNote,
  ShapeMark,
  TextInput,
  useFormat,
  useWords,
} from '@belfry/ui-kit';
import { useListChoices } from '../lists.queries';
import classes from './screen.module.css';
import { type Terms, useDefaultThreshold } from './screen.queries';

export type TermsFieldsProps = {
  readonly terms: Terms;
  readonly onChange: (terms: Terms) => void;
  readonly reasonMissing: boolean;
  /** Also asks for a name of the screening. */
  readonly named?: boolean;
};

const KEPT_REASON = 'belfry.screen.reason';
export const rememberedReason = (): string => sessionStorage.getItem(KEPT_REASON) ?? '';
export const rememberReason = (reason: string): void => sessionStorage.setItem(KEPT_REASON, reason.trim());

/** Against which lists, from which score, why. */
export function TermsFields({ terms, onChange, reasonMissing, named }: TermsFieldsProps) {
  const t = useWords();
  const format = useFormat();
  const own = useDefaultThreshold();
  return (
    <>
      <div className={classes.line}>
        <AgainstLists chosen={terms.datasets} onChange={(datasets) => onChange({ ...terms, datasets })} />
      </div>
      {named && (
        <TextInput
          className={classes.narrow}
          label={t('screen.name')}
          description={t('screen.name-why')}
          maxLength={200}
          value={terms.name}
          onChange={(event) => onChange({ ...terms, name: event.currentTarget.value })}
        />
      )}
      <div className={classes.terms}>
        <NumberInput
          label={t('screen.threshold')}
          description={t('screen.threshold-why')}
          placeholder={own === null ? undefined : format.number(own, 2)}
          min={0}
          max={1}
          step={0.05}
          decimalScale={3}
          clampBehavior="blur"
          value={terms.threshold ?? ''}
          onChange={(value) => onChange({ ...terms, threshold: value === '' ? null : Number(value) })}
        />
        <TextInput
          label={t('screen.reason')}
          description={t('screen.reason-why')}
          required
          maxLength={500}
          value={terms.reason}
          error={reasonMissing ? t('kit.reason-missing') : undefined}
          onChange={(event) => onChange({ ...terms, reason: event.currentTarget.value })}
        />
      </div>
    </>
  );
}

type AgainstProps = { readonly chosen: readonly string[]; readonly onChange: (chosen: string[]) => void };

/** All lists unless some are chosen; how many entries that is, and which are old. */
function AgainstLists({ chosen, onChange }: AgainstProps) {
  const t = useWords();
  const format = useFormat();
  const lists = useListChoices();
  if (lists.isError) return <ProblemNote problem={lists.error} retry={() => void lists.refetch()} />;
  const all = (lists.data ?? []).filter((list) => list.entries !== null);
  const used = chosen.length === 0 ? all : all.filter((list) => chosen.includes(list.name));
  const entries = used.reduce((sum, list) => sum + (list.entries ?? 0), 0);
  const stale = used.filter((list) => list.stale);
  const said =
    chosen.length === 0
      ? t('screen.all-lists', { count: all.length })
      : t('screen.some-lists', { count: used.length });
  return (
    <>
      <span>{t('screen.against')}</span>
      <Drop button={<>{lists.isPending ? t('kit.busy') : said} ▾</>} label={t('screen.choose-lists')}>
        <div className={classes.lists}>
          <Checkbox
            label={t('screen.all-lists', { count: all.length })}
            checked={chosen.length === 0}
            onChange={() => onChange([])}
          />
          {all.map((list) => (
            <Checkbox
              key={list.name}
              label={`${list.title} · ${format.number(list.entries ?? 0)}`}
              checked={chosen.includes(list.name)}
              onChange={(event) =>
                onChange(
                  event.currentTarget.checked
                    ? [...chosen, list.name]
                    : chosen.filter((name) => name !== list.name),
                )
              }
            />
          ))}
        </div>
      </Drop>
      <span className={classes.quiet}>
        {t('screen.entries', { count: entries, n: format.number(entries) })}
      </span>
      {stale.length > 0 && (
        <span className={classes.error}>
          <ShapeMark meaning="conflict" />{' '}
          {t('screen.stale', { lists: stale.map((list) => list.title).join(', ') })}
        </span>
      )}
    </>
  );
}
