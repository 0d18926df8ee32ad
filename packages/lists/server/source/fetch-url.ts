import { lookup } from 'node:dns';
import type { ClientRequestArgs, IncomingMessage } from 'node:http';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { createGunzip } from 'node:zlib';
import { refused } from '@belfry/platform/server';
import { isPublicAddress } from './address';

export type FetchAsk = {
  /** What the source said of its content last time. */
  readonly validators: { readonly etag?: string; readonly lastModified?: string };
  /** Also addresses of this machine and its network. */
  readonly privateAddresses: boolean;
  readonly signal: AbortSignal;
};
export type Fetched =
  | { readonly state: 'unchanged' }
  | {
      readonly state: 'content';
      readonly name: string;
      readonly content: AsyncIterable<Uint8Array>;
      readonly etag?: string;
      readonly lastModified?: string;
    };

const MOST_REDIRECTS = 5;
const IDLE_MS = 30_000;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * The content at an http or https address. Every address that a name stands for must be public, before each redirect
 * anew, and the connection goes to the address that was looked at.
 *
 * @throws  Refused `lists/source-address`, `lists/source-private`, `lists/source-downgrade`,
 *          `lists/source-redirects`, `lists/source-status`, `lists/source-unreachable`
 * @limits  five redirects; thirty seconds of silence; how much is read and how long is the caller's to bound
 */
export async function fetchUrl(address: string, ask: FetchAsk): Promise<Fetched> {
  let url = checkedUrl(address);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const response = await answer(url, ask);
    const status = response.statusCode ?? 0;
    if (status === 304) {
      response.destroy();
      return { state: 'unchanged' };
    }
    if (REDIRECTS.has(status)) {
      response.destroy();
      url = nextUrl(url, response.headers.location);
      continue;
    }
    if (status !== 200) {
      response.destroy();
      throw refused({ code: 'lists/source-status', status: 502, facts: { host: url.host, found: status } });
    }
    return contentOf(url, response, ask.signal);
  }
  throw refused({ code: 'lists/source-redirects', status: 502, facts: { host: url.host } });
}

/** @throws Refused `lists/source-address` for what is no plain http or https address */
export function checkedUrl(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isPlain = url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
  if (!url || !isPlain || address.length > 2_000)
    throw refused({ code: 'lists/source-address', status: 400, facts: { found: address.slice(0, 200) } });
  return url;
}

function nextUrl(from: URL, location: string | undefined): URL {
  const base =
    location !== undefined && URL.canParse(location, from.href) ? new URL(location, from.href) : null;
  const url = checkedUrl(base?.href ?? location ?? '');
  if (from.protocol === 'https:' && url.protocol !== 'https:')
    throw refused({ code: 'lists/source-downgrade', status: 502, facts: { host: url.host } });
  return url;
}

function answer(url: URL, { validators, privateAddresses, signal }: FetchAsk): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (!privateAddresses && isIP(host) !== 0 && !isPublicAddress(host)) throw isPrivate(host);
  const options: ClientRequestArgs = {
    method: 'GET',
    agent: false,
    signal,
    timeout: IDLE_MS,
    maxHeaderSize: 32_768,
    headers: {
      accept: '*/*',
      'accept-encoding': 'identity, gzip;q=0.5',
      'user-agent': 'belfry',
      ...(validators.etag && { 'if-none-match': validators.etag }),
      ...(validators.lastModified && { 'if-modified-since': validators.lastModified }),
    },
    ...(!privateAddresses && { lookup: publicOnly }),
  };
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const asked = send(url, options, resolve);
    asked.on('timeout', () => asked.destroy(new Error('silent')));
    asked.on('error', (error) => reject(signal.aborted ? signal.reason : unreachable(error, host)));
    asked.end();
  });
}

/** Resolves a name and refuses it when any of its addresses is not public: what was looked at is what is connected to. */
const publicOnly: LookupFunction = (hostname, options, done) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const closed = addresses?.find(({ address }) => !isPublicAddress(address));
    const first = addresses?.[0];
    if (error || !first) return done(error ?? new Error('no address'), '', 0);
    if (closed) return done(isPrivate(hostname) as NodeJS.ErrnoException, '', 0);
    return options.all ? done(null, addresses) : done(null, first.address, first.family);
  });
};

function contentOf(url: URL, response: IncomingMessage, signal: AbortSignal): Fetched {
  const { etag, 'last-modified': lastModified, 'content-encoding': encoding } = response.headers;
  const last = decodeURIComponentSafely(url.pathname.split('/').at(-1) ?? '');
  const name = last.replace(/[\p{Cc}\p{Cf}\p{Cs}/\\]/gu, '').slice(-255) || 'list';
  const content = encoding === 'gzip' ? response.pipe(createGunzip()) : response;
  if (content !== response) response.on('error', (error) => content.destroy(error));
  return {
    state: 'content',
    name,
    content: read(content, response, signal),
    ...(etag && { etag }),
    ...(lastModified && { lastModified }),
  };
}

async function* read(
  content: NodeJS.ReadableStream,
  response: IncomingMessage,
  signal: AbortSignal,
): AsyncIterable<Uint8Array> {
  try {
    for await (const chunk of content) yield chunk as Buffer;
  } catch (error) {
    signal.throwIfAborted();
    throw refused({
      code: 'lists/source-cut-off',
      status: 502,
      facts: { found: (error as Error).message.slice(0, 200) },
    });
  } finally {
    response.destroy();
  }
  if (!response.complete) throw refused({ code: 'lists/source-cut-off', status: 502, facts: { found: '' } });
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const isPrivate = (host: string) => refused({ code: 'lists/source-private', status: 403, facts: { host } });

function unreachable(error: Error & { code?: string }, host: string): Error {
  if ('problem' in error) return error;
  return refused({
    code: 'lists/source-unreachable',
    status: 502,
    facts: { host, found: error.code ?? error.message },
  });
}
