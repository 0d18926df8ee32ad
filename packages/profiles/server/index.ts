export { type Around, entitiesAround } from './around';
export { picture } from './picture';
export { type SearchAsk, search } from './search/search';
export { type ProfileAsk, readProfile } from './profile/profile';
export { type StatementAsk, type StatementRow, statementRows } from './statement-rows';
export {
  changedSince,
  entitiesByIds,
  pictureRevision,
  type StreamAsk,
  type StreamedEntity,
  streamEntities,
} from './stream';
