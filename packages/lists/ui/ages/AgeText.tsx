import { Meant, useFormat, useWords } from '@belfry/ui-kit';
import type { List } from '../../core/api';

/** How old a list is; brick and ▲ when older than its refresh interval. */
export function AgeText({ list }: { readonly list: List }) {
  const t = useWords();
  const { age } = useFormat();
  if (list.ageHours === null) return <span title={t('lists.no-edition')}>{'–'}</span>;
  const text = age(list.ageHours);
  return list.stale ? <Meant meaning="conflict">{text}</Meant> : <span>{text}</span>;
}
