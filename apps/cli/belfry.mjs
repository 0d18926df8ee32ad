#!/usr/bin/env node
// Runs the TypeScript sources as they are; tsx keeps its compiled copies in a cache.
import { register } from 'tsx/esm/api';

register();
const { main } = await import('./main.ts');
await main(process.argv.slice(2));
