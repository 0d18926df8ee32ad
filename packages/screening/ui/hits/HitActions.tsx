import { ActionIcon, useFormat, useMaybeWord, useSay, useWords } from '@belfry/ui-kit';
import { IconCheck, IconCopy, IconLink, IconPrinter } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Hit } from '../../core/api';
import { screeningPaths } from '../paths';
import { hitText } from './hit-text';
import { useCodeText } from './use-code-text';

/** Copies the hit with its explanation, its link, or prints it. */
export function HitActions({ hit }: { readonly hit: Hit | null }) {
  const t = useWords();
  const text = useHitText();
  const say = useSay();
  const [copied, setCopied] = useState<'text' | 'link' | 'refused' | null>(null);
  const copy = async (what: 'text' | 'link', content: string) => {
    const done = await navigator.clipboard.writeText(content).then(
      () => what,
      () => 'refused' as const,
    );
    setCopied(done);
    say(t(done === 'refused' ? 'table.copy-refused' : 'hits.copied'));
    setTimeout(() => setCopied(null), 2000);
  };
  if (!hit) return null;
  const act = (what: 'text' | 'link' | 'print', icon: ReactNode, run: () => void) => (
    <ActionIcon aria-label={t(`hits.copy-${what}`)} title={t(`hits.copy-${what}`)} onClick={run}>
      {copied === what ? <IconCheck size={16} /> : icon}
    </ActionIcon>
  );
  return (
    <>
      {copied === 'refused' && <span role="status">{t('table.copy-refused')}</span>}
      {act('text', <IconCopy size={16} />, () => void copy('text', text(hit)))}
      {act('link', <IconLink size={16} />, () => void copy('link', linkTo(hit.id)))}
      {act('print', <IconPrinter size={16} />, () => window.print())}
    </>
  );
}

/** The address of this queue with this hit open. */
function linkTo(id: string): string {
  const address = new URL(window.location.href);
  address.pathname = screeningPaths.hits;
  address.searchParams.set('hit', id);
  return address.href;
}

function useHitText(): (hit: Hit) => string {
  const t = useWords();
  const word = useMaybeWord();
  const format = useFormat();
  const value = useCodeText();
  return (hit) =>
    hitText(
      hit,
      {
        say: t,
        prop: format.prop,
        feature: (code) => word(`matching.feature.${code}`, code),
        relation: (code) => word(`matching.relation.${code}`, word(`hits.mark.${code}`, code)),
        value,
        figure: format.number,
        language: format.language,
      },
      linkTo(hit.id),
    );
}
