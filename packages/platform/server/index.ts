export * from './context';
export { actingOf, demoOfficer } from './officers';
export { type ProblemFacts, problemOf, refused } from './problem';
export { verify } from './signature';
export type { PlatformTables } from './tables';
