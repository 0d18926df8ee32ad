import './http/request-types';

export * from './context';
export type { OpenDatabase } from './database/open';
export { DatabaseRefused } from './database/refused';
export type { Catalogue } from './http/answers';
export { type AppAsk, buildApp } from './http/app';
export { allowPage } from './http/headers';
export type { RouteScope } from './http/request-types';
export { type Received, type ReceivedFile, receiveFiles } from './http/uploads';
export { jobStore } from './jobs/store';
export { createLogger, type LogLevel } from './logger';
export { actingOf, demoOfficer } from './officers';
export { openPlatform, type Platform, type PlatformAsk } from './open-platform';
export { type ProblemFacts, problemOf, refused } from './problem';
export { safeError } from './safe-error';
export { verify } from './signature';
export type { Standing } from './standing';
export type { PlatformTables } from './tables';
