export { type Around, entitiesAround } from './around';
export { picture } from './picture';
export { readHistory } from './profile/history';
export { type ProfileAsk, readProfile } from './profile/profile';
export { profileRoutes } from './routes';
export type { NameQuery, ProfilePorts } from './search/ports';
export { type SearchAsk, search } from './search/search';
export { type StatementAsk, type StatementRow, statementRows } from './statement-rows';
export {
  canonicalOf,
  changedSince,
  entitiesByIds,
  membersOf,
  pictureRevision,
  type StreamAsk,
  type StreamedEntity,
  streamEntities,
} from './stream';
