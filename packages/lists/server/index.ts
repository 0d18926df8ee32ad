export { type DiffAsk, diffEditions, exportList } from './content';
export { type ListDeps, noSources, type SourceRules } from './deps';
export {
  beginEdition,
  confirmEdition,
  discardEdition,
  findEdition,
  listEditions,
} from './editions';
export { defineListJobs } from './jobs';
export { addList, changeList, findList, listLists, removeList } from './lists';
export { type LoadOutcome, loadEdition } from './load-edition';
export { type FilesAsk, loadFiles, storeFiles } from './load-files';
export type { ChangePage, EditionRef, EntryPage, ExportEntity, Loaded, Picture } from './picture';
export { refreshDue, refreshList } from './refresh-list';
export { listRoutes } from './routes/index';
