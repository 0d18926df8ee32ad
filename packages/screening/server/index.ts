export { type MatchPool, matchPool } from './batch/match-pool';
export { type EntitySource, type IndexKeeper, indexKeeper } from './index/keeper';
export { defineScreeningJobs, type ScreeningJobs } from './jobs';
export { issueReceipt } from './receipts/issue-receipt';
export { type ReplayLists, replay, storedLists } from './receipts/replay';
export { verifyReceipt } from './receipts/verify-receipt';
export { screeningRoutes } from './routes/index';
