export * from './subjects/cells';
export * from './subjects/columns';
export * from './subjects/content-hash';
export * from './subjects/subject';
