import type { FastifyRequest } from 'fastify';
import { isWellFormed } from '../../core/well-formed';
import type { FileStore } from '../context';
import { refused } from '../problem';

export type ReceivedFile = {
  readonly field: string;
  /** As the browser names it, without folders. */
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: number;
};
export type Received = {
  readonly files: readonly ReceivedFile[];
  readonly fields: Readonly<Record<string, string>>;
};

const maxNameLength = 255;

/**
 * Streams the files of a `multipart/form-data` request into the file store; the route has `config: {upload: true}`.
 *
 * @throws  Refused `files/too-large`, `files/disk-full`, `request/too-many-files`, `request/multipart`,
 *          `request/file-missing`
 */
export async function receiveFiles(
  request: FastifyRequest,
  take: { into: FileStore; maxBytes: number; maxFiles: number },
): Promise<Received> {
  const files: ReceivedFile[] = [];
  const fields: Record<string, string> = {};
  const limits = {
    files: take.maxFiles,
    fields: 20,
    fieldSize: 10_000,
    parts: take.maxFiles + 20,
    fileSize: Infinity,
  };
  if (!request.isMultipart()) {
    const found = request.headers['content-type'] ?? '';
    throw refused({
      code: 'request/media-type',
      status: 415,
      facts: { found, expected: 'multipart/form-data' },
    });
  }
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') {
      fields[part.fieldname] = cleanField(part.fieldname, part.value);
      continue;
    }
    const stored = await take.into.put(part.file, { maxBytes: take.maxBytes });
    files.push({ field: part.fieldname, fileName: cleanName(part.filename), ...stored });
  }
  if (files.length === 0) throw refused({ code: 'request/file-missing', status: 400 });
  return { files, fields };
}

function cleanField(name: string, value: unknown): string {
  if (typeof value !== 'string' || !isWellFormed(value)) {
    throw refused({ code: 'request/text', status: 400, facts: { where: `body.${name}` } });
  }
  return value;
}

// What a path could hide in, and what a screen cannot show, goes; the rest is the officer's own wording.
const cleanName = (name: string) =>
  (name.split(/[/\\]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '').slice(-maxNameLength) || 'file';
