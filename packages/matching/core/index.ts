export * from './door';
export { createIndex, type IndexOptions } from './index/create-index';
export type { NameStats } from './names/rarity';
export { explainPair, score } from './pair';
export { fingerprint, nameKey, transliterate } from './search-keys';
export { sentence } from './sentence/sentence';
export { MATCHER } from './version';
