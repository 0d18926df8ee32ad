export { type Identity, identities, identityKeys, isEntry, type Strength, type Token } from './identity';
export {
  CROWD,
  canonicalId,
  clusters,
  type Decision,
  type Join,
  type ListedEntity,
  type Refusal,
  type Resolution,
  type ResolveOptions,
  resolve,
} from './resolve';
export { sha256 } from './sha256';
