import {
  Busy,
  Button,
  DataTable,
  Empty,
  Page,
  ProblemNote,
  useFilters,
  useGo,
  useKeys,
  useWords,
} from '@belfry/ui-kit';
import type { List } from '../../core/api';
import { useLists } from '../lists.queries';
import { AddList } from '../load/AddList';
import { useListColumns } from './list-columns';

/** All lists: how old, how large, what waits. `?add=yes` opens the way to add one. */
export function ListsPage() {
  const t = useWords();
  const go = useGo();
  const filters = useFilters();
  const lists = useLists();
  const columns = useListColumns();
  const add = () => filters.set({ add: 'yes' });
  useKeys(t('lists.title'), [{ keys: 'a', label: t('lists.add'), run: add }]);
  return (
    <Page
      title={t('lists.title')}
      fill
      actions={
        <Button variant="filled" onClick={add}>
          {t('lists.add')}
        </Button>
      }
    >
      {lists.isPending && <Busy label={t('lists.asking')} />}
      {lists.isError && <ProblemNote problem={lists.error} retry={() => void lists.refetch()} />}
      {lists.isSuccess && (
        <DataTable
          name="lists"
          label={t('lists.title')}
          fill
          rows={lists.data.items}
          columns={columns}
          rowKey={nameOf}
          onOpen={(list) => go(`/lists/${list.name}`)}
          empty={<Empty action={<Button onClick={add}>{t('lists.add')}</Button>}>{t('lists.empty')}</Empty>}
        />
      )}
      {filters.one('add') && <AddList onClose={() => filters.set({ add: undefined })} />}
    </Page>
  );
}

const nameOf = (list: List) => list.name;
