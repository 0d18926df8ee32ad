/** Builds the web application into `dist/`, and serves it to developers. `tsx build.ts` builds. */
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, createServer, type InlineConfig, type ViteDevServer } from 'vite';

const ROOT = import.meta.dirname;
const webDist = join(ROOT, 'dist');

/** No inline script, style or data address: the content security policy allows none. */
export const webConfig = (): InlineConfig => ({
  configFile: false,
  root: ROOT,
  plugins: [react()],
  logLevel: 'warn',
  build: {
    outDir: webDist,
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 700,
    rolldownOptions: { output: { codeSplitting: { groups: CHUNKS } } },
  },
});

/** What changes seldom apart from what changes often, so that a new version is mostly in the cache already. */
const CHUNKS = [
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
  { name: 'kit', test: /node_modules\/(@mantine|@tanstack|@floating-ui|i18next|react-i18next|zod)\// },
  { name: 'words', test: /packages\/[a-z-]+\/words\// },
];

export const buildWeb = async (): Promise<void> => void (await build(webConfig()));

/** A Vite server inside another HTTP server, for development. */
export const devWeb = (): Promise<ViteDevServer> =>
  createServer({ ...webConfig(), appType: 'spa', server: { middlewareMode: true } });

if (process.argv[1] && resolve(process.argv[1]) === import.meta.filename) await buildWeb();
