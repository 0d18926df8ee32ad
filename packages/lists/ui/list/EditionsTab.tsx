import {
  Busy,
  Button,
  type Column,
  DataTable,
  DateText,
  Empty,
  Go,
  Meant,
  Mono,
  ProblemNote,
  useFormat,
  useGo,
  useWords,
} from '@belfry/ui-kit';
import { useMemo } from 'react';
import type { Edition, List } from '../../core/api';
import { useEditions } from '../lists.queries';

/** Every edition ever received, newest first; opening one shows how it differs from the one before. */
export function EditionsTab({ list, onLoad }: { readonly list: List; readonly onLoad: () => void }) {
  const t = useWords();
  const go = useGo();
  const editions = useEditions(list.name);
  const columns = useEditionColumns();
  if (editions.isPending) return <Busy />;
  if (editions.isError) return <ProblemNote problem={editions.error} retry={() => void editions.refetch()} />;
  return (
    <DataTable
      name="editions"
      label={t('lists.tab.editions')}
      fill
      rows={editions.data.items}
      columns={columns}
      rowKey={numberOf}
      onOpen={(edition) => go(`/lists/${list.name}`, { tab: 'changes', to: String(edition.number) })}
      empty={
        <Empty action={<Button onClick={onLoad}>{t('lists.load')}</Button>}>
          {t('lists.editions-empty')}
        </Empty>
      }
    />
  );
}

const numberOf = (edition: Edition) => String(edition.number);

export function EditionState({ edition }: { readonly edition: Edition }) {
  const t = useWords();
  const words = t(`lists.state.${edition.state}`);
  if (edition.state === 'in_service') return <Meant meaning="same">{words}</Meant>;
  if (edition.state === 'held' || edition.state === 'failed')
    return <Meant meaning="conflict">{words}</Meant>;
  return <span>{words}</span>;
}

function useEditionColumns(): readonly Column<Edition>[] {
  const t = useWords();
  const { number, bytes } = useFormat();
  return useMemo(() => {
    const count = (
      id: 'entries' | 'listed' | 'delisted' | 'changed',
      width: `${number}rem` = '7.5rem',
    ): Column<Edition> => ({
      id,
      head: t(`lists.${id}`),
      width,
      align: 'end',
      text: (edition) => number(edition[id]),
      sort: (edition) => edition[id],
    });
    return [
      {
        id: 'number',
        head: t('lists.edition'),
        width: '5.5rem',
        align: 'end',
        text: (edition) => String(edition.number),
        sort: (edition) => edition.number,
      },
      {
        id: 'state',
        head: t('lists.state'),
        width: '11rem',
        text: (edition) => t(`lists.state.${edition.state}`),
        cell: (edition) => <EditionState edition={edition} />,
      },
      {
        id: 'published',
        head: t('lists.published'),
        width: '8rem',
        text: (edition) => edition.publishedAt ?? '',
        cell: (edition) => <DateText value={edition.publishedAt} />,
      },
      {
        id: 'received',
        head: t('lists.received'),
        width: '9.5rem',
        text: (edition) => edition.receivedAt,
        cell: (edition) => <DateText as="time" value={edition.receivedAt} />,
      },
      count('entries'),
      count('listed'),
      count('delisted'),
      count('changed'),
      {
        id: 'rejected',
        head: t('lists.rejected'),
        width: '6.5rem',
        align: 'end',
        text: (edition) => number(edition.rejected),
        sort: (edition) => edition.rejected,
        cell: (edition) =>
          edition.rejected > 0 ? (
            <Go to="." search={{ tab: 'rejected', edition: String(edition.number) }} tabIndex={-1}>
              {number(edition.rejected)}
            </Go>
          ) : (
            number(0)
          ),
      },
      {
        id: 'files',
        head: t('lists.files'),
        text: (edition) => edition.files.map((file) => file.name).join('; '),
      },
      {
        id: 'bytes',
        head: t('lists.size'),
        width: '6rem',
        align: 'end',
        text: (edition) => bytes(edition.bytes),
        sort: (edition) => edition.bytes,
      },
      {
        id: 'sha256',
        head: t('lists.sha256'),
        width: '8rem',
        mono: true,
        text: (edition) => edition.sha256,
        cell: (edition) => <Mono title={edition.sha256}>{edition.sha256.slice(0, 12)}</Mono>,
      },
      {
        id: 'by',
        head: t('lists.received-by'),
        width: '9rem',
        hidden: true,
        text: (edition) => edition.receivedBy ?? '',
      },
      {
        id: 'format',
        head: t('lists.format'),
        width: '9rem',
        hidden: true,
        text: (edition) => t(`lists.format.${edition.format}`),
      },
    ];
  }, [t, number, bytes]);
}
