export * from './clean-text';
export * from './entity';
export * from './partial-date';
export * from './read-date';
export * from './result';
export * from './schemata';
