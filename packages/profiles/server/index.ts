export { picture } from './picture';
export {
  changedSince,
  entitiesByIds,
  pictureRevision,
  type StreamAsk,
  type StreamedEntity,
  streamEntities,
} from './stream';
