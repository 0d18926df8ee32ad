export * from './entity';
export * from './result';
