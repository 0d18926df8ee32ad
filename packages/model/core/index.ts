export * from './clean-text';
export * from './countries';
export * from './entity';
export * from './partial-date';
export * from './read-country';
export * from './read-date';
export * from './result';
export * from './schemata';
