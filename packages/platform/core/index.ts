export * from './canonical-json';
export * from './json-text';
export * from './well-formed';
