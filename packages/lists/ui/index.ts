export { ListAgesTable } from './ages/ListAgesTable';
export { useListsInTrouble } from './ages/use-lists-in-trouble';
export { ListPage } from './list/ListPage';
export { ListsPage } from './lists/ListsPage';
