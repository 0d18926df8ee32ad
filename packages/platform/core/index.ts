export * from './canonical-json';
export * from './well-formed';
