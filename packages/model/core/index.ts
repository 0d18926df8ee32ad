export * from './clean-text';
export * from './entity';
export * from './result';
export * from './schemata';
