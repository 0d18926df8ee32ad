// Entry of a matching thread: a thread knows nothing of TypeScript until it is told.
import { register } from 'tsx/esm/api';

register();
await import('./thread.ts');
