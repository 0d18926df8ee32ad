export * from './entity';
export * from './result';
export * from './schemata';
