import { Button, Drop, type Scheme, SegmentedControl, setScheme, useScheme, useWords } from '@belfry/ui-kit';
import { IconChevronDown } from '@tabler/icons-react';
import type { Session } from '../core/api';
import { LanguageChoice } from './LanguageChoice';
import classes from './platform.module.css';
import { useSignOut } from './session.queries';

/** Who acts, for which service, under which mandate: always in sight; the whole of it, and the look, on a click. */
export function OfficerPanel({ session }: { readonly session: Session }) {
  const t = useWords();
  const signOut = useSignOut();
  const { officer, service, mandate } = session;
  const button = (
    <>
      <span className={classes.officer}>
        <strong>{officer.name}</strong>
        <span className={classes.service}>
          {service.name} · {mandate.purpose}
        </span>
      </span>
      <IconChevronDown size={14} aria-hidden="true" />
    </>
  );
  return (
    <Drop className={classes.officerButton} button={button}>
      <div className={classes.panel}>
        <dl className={classes.facts}>
          <dt>{t('session.officer')}</dt>
          <dd>{officer.name}</dd>
          <dt>{t('session.service')}</dt>
          <dd>{service.name}</dd>
          <dt>{t('session.legal-basis')}</dt>
          <dd>{mandate.legalBasis}</dd>
          <dt>{t('session.purpose')}</dt>
          <dd>{mandate.purpose}</dd>
        </dl>
        <LanguageChoice />
        <SchemeChoice />
        <Button loading={signOut.isPending} onClick={() => signOut.mutate()}>
          {t('session.sign-out')}
        </Button>
      </div>
    </Drop>
  );
}

/** Light, dark, or as the machine has it. */
export function SchemeChoice() {
  const t = useWords();
  const scheme = useScheme();
  return (
    <SegmentedControl
      aria-label={t('look.scheme')}
      value={scheme}
      onChange={(value) => setScheme(value as Scheme)}
      data={(['light', 'dark', 'auto'] as const).map((value) => ({
        value,
        label: t(`look.scheme.${value}`),
      }))}
    />
  );
}
