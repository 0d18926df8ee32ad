/** Builds the web application into `dist/`, and serves it to developers. `tsx build.ts` builds. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, createServer, type InlineConfig, type ViteDevServer } from 'vite';

const ROOT = import.meta.dirname;
const REPO = resolve(ROOT, '../..');
export const webDist = join(ROOT, 'dist');

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
    rolldownOptions: { output: { advancedChunks: { groups: CHUNKS } } },
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

/** Whether `dist/` is there and no source of a screen is younger. */
export function webIsBuilt(): boolean {
  const index = join(webDist, 'index.html');
  if (!existsSync(index)) return false;
  const built = statSync(index).mtimeMs;
  const sources = [join(ROOT, 'src'), join(ROOT, 'index.html'), join(ROOT, 'public')];
  for (const name of readdirSync(join(REPO, 'packages'))) {
    for (const side of ['ui', 'core', 'words']) sources.push(join(REPO, 'packages', name, side));
  }
  return sources.every((path) => newest(path) <= built);
}

function newest(path: string): number {
  if (!existsSync(path)) return 0;
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

if (process.argv[1] && resolve(process.argv[1]) === import.meta.filename) await buildWeb();
