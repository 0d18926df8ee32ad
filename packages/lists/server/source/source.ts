import type { FileStore } from '@belfry/platform/server';
import { refused } from '@belfry/platform/server';
import { noSources, type SourceRules } from '../deps';
import type { StoredFile, Validators } from '../tables';
import { checkedUrl, fetchUrl } from './fetch-url';
import { filesAt, insideOf } from './folder';

export const MOST_BYTES = 1024 ** 3;
const MOST_MS = 15 * 60_000;
const MOST_PARTS = 8;

export type Received =
  | { readonly state: 'unchanged' }
  | { readonly state: 'files'; readonly files: readonly StoredFile[]; readonly validators: Validators };

/**
 * The parts of a source: http and https addresses, one for each file of an edition, or one path of a file or folder.
 *
 * @throws Refused `lists/source-address`, `lists/source-folder`
 */
export async function checkedSource(source: string, rules: SourceRules = noSources): Promise<string[]> {
  const path = pathOf(source.trim());
  if (path !== null) {
    await insideOf(path, rules.folders);
    return [path];
  }
  const parts = source.split(/\s+/).filter(Boolean);
  if (parts.length === 0 || parts.length > MOST_PARTS)
    throw refused({ code: 'lists/source-address', status: 400, facts: { found: source.slice(0, 200) } });
  for (const part of parts) checkedUrl(part);
  return parts;
}

/**
 * Brings what a source has now into the file store.
 *
 * @returns  `unchanged` when every address answers that it has nothing newer
 * @throws   Refused `lists/source-…`, `files/too-large`, `files/disk-full`
 * @limits   1 GiB a file, 15 minutes in all
 */
export async function receive(
  source: string,
  ask: { rules?: SourceRules; into: FileStore; validators: Validators; signal?: AbortSignal },
): Promise<Received> {
  const rules = ask.rules ?? noSources;
  const parts = await checkedSource(source, rules);
  const path = pathOf(source.trim());
  if (path !== null) return receiveFiles(path, rules, ask.into);
  const tooLong = AbortSignal.timeout(MOST_MS);
  const signal = ask.signal ? AbortSignal.any([ask.signal, tooLong]) : tooLong;
  try {
    return await receiveUrls(parts, { ...ask, rules, signal });
  } catch (error) {
    if (tooLong.aborted && !ask.signal?.aborted) throw refused({ code: 'lists/source-slow', status: 504 });
    throw error;
  }
}

async function receiveFiles(path: string, rules: SourceRules, into: FileStore): Promise<Received> {
  const files: StoredFile[] = [];
  for (const { name, content } of await filesAt(path, rules.folders))
    files.push({ name, ...(await into.put(content, { maxBytes: MOST_BYTES })) });
  return { state: 'files', files, validators: {} };
}

type UrlAsk = { rules: SourceRules; into: FileStore; validators: Validators; signal: AbortSignal };

async function receiveUrls(parts: readonly string[], ask: UrlAsk): Promise<Received> {
  const { rules, into, signal } = ask;
  const { privateAddresses } = rules;
  const files: StoredFile[] = [];
  const validators: { [address: string]: { etag?: string; lastModified?: string } } = {};
  for (const part of parts) {
    // Of several files all are needed when one is newer, so only a single one may be left out.
    const known = parts.length === 1 ? (ask.validators[part] ?? {}) : {};
    const fetched = await fetchUrl(part, { validators: known, privateAddresses, signal });
    if (fetched.state === 'unchanged') return { state: 'unchanged' };
    const { name, content, etag, lastModified } = fetched;
    files.push({ name, ...(await into.put(content, { maxBytes: MOST_BYTES })) });
    validators[part] = { ...(etag && { etag }), ...(lastModified && { lastModified }) };
  }
  return { state: 'files', files, validators };
}

/** A path, written as one or as `file:`; null for anything else. */
function pathOf(source: string): string | null {
  if (source.startsWith('/')) return source;
  if (!source.startsWith('file:')) return null;
  try {
    const url = new URL(source);
    return url.host === '' ? decodeURIComponent(url.pathname) : null;
  } catch {
    return null;
  }
}
