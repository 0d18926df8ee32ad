import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { allowPage } from '@belfry/platform/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
const squeezable = /^(text\/|application\/(json|manifest)|image\/svg)/;

type WebFile = {
  readonly type: string;
  readonly content: Buffer;
  readonly etag: string;
  squeezed: Buffer | null;
};

/**
 * Serves the built web application from memory: nothing outside the build has an address. Hashed assets may be kept for
 * a year; every address that is a place in the application gets its page.
 *
 * @param folder  as Vite writes it: `index.html`, `assets/` with a hash in each name
 */
export const webPages =
  (folder: string) =>
  async (app: FastifyInstance): Promise<void> => {
    const files = await readFiles(folder);
    const page = files.get('/index.html')?.content.toString('utf8') ?? '';
    files.delete('/index.html');
    app.setNotFoundHandler(async (request, reply) => {
      const path = request.url.split(/[?#]/)[0] ?? '/';
      const file = files.get(path);
      const isRead = request.method === 'GET' || request.method === 'HEAD';
      if (isRead && file) return sendFile(request, reply, { file, lasts: path.startsWith('/assets/') });
      return isRead && isPlace(request, path) ? sendPage(reply, page) : app.sendMissing(request, reply);
    });
  };

/** A page was asked for by a browser, and the last part of the path is not a file's name. */
const isPlace = (request: FastifyRequest, path: string): boolean =>
  !path.startsWith('/api/') &&
  !/\.[a-z0-9]{1,10}$/i.test(path) &&
  (request.headers.accept ?? '').includes('text/html');

/** The page with a nonce that its style elements take from `meta[property=csp-nonce]`. */
function sendPage(reply: FastifyReply, page: string): FastifyReply {
  const nonce = allowPage(reply);
  const marked = page.replace('<head>', `<head>\n    <meta property="csp-nonce" nonce="${nonce}" />`);
  return reply.code(200).type('text/html; charset=utf-8').serializer(String).send(marked);
}

async function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { file, lasts }: { file: WebFile; lasts: boolean },
) {
  reply.header('cache-control', lasts ? 'public, max-age=31536000, immutable' : 'no-cache');
  reply.header('etag', file.etag).header('vary', 'accept-encoding');
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send();
  reply.code(200).type(file.type);
  if (!squeezable.test(file.type) || !/\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))) {
    return reply.send(file.content);
  }
  file.squeezed ??= await promisify(gzip)(file.content);
  return reply.header('content-encoding', 'gzip').send(file.squeezed);
}

async function readFiles(folder: string): Promise<Map<string, WebFile>> {
  const files = new Map<string, WebFile>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const type = types[extname(entry.name)];
    if (!entry.isFile() || !type) continue;
    const place = join(entry.parentPath, entry.name);
    const content = await readFile(place);
    const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
    files.set(`/${relative(folder, place).split(sep).join('/')}`, { type, content, etag, squeezed: null });
  }
  return files;
}
