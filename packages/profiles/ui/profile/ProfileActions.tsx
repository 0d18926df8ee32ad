import { Button, useFormat, useMaybeWord, useSay, useWords } from '@belfry/ui-kit';
import { IconCopy, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import type { Profile } from '../../core/api';
import { profileText } from './profile-text';

/** Copies the profile as text with its origins, or prints it. */
export function ProfileActions({ profile }: { readonly profile: Profile }) {
  const t = useWords();
  const format = useFormat();
  const word = useMaybeWord();
  const say = useSay();
  const [said, setSaid] = useState<string | null>(null);
  const value = (type: string, code: string) =>
    type === 'country'
      ? format.country(code)
      : ['gender', 'topic'].includes(type)
        ? word(`${type}.${code}`, code)
        : code;
  const copy = async () => {
    const text = profileText(
      profile,
      { say: t, prop: format.prop, schema: format.schema, value },
      window.location.href,
    );
    const told = await navigator.clipboard.writeText(text).then(
      () => t('profile.copied'),
      () => t('table.copy-refused'),
    );
    setSaid(told);
    say(told);
    setTimeout(() => setSaid(null), 2000);
  };
  return (
    <>
      <Button leftSection={<IconCopy size={14} />} onClick={() => void copy()}>
        {said ?? t('profile.copy')}
      </Button>
      <Button leftSection={<IconPrinter size={14} />} onClick={() => window.print()}>
        {t('profile.print')}
      </Button>
    </>
  );
}
