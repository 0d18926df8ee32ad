import { Textarea, useWords } from '@belfry/ui-kit';

export type ReasonFieldProps = {
  readonly value: string;
  readonly missing: boolean;
  readonly onChange: (reason: string) => void;
};

/** Why it is done: kept with the change. */
export function ReasonField({ value, missing, onChange }: ReasonFieldProps) {
  const t = useWords();
  return (
    <Textarea
      label={t('kit.reason')}
      description={t('kit.reason-why')}
      rows={2}
      maxLength={2000}
      value={value}
      error={missing ? t('kit.reason-missing') : undefined}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
