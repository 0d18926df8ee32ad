import type { FastifyInstance, FastifyRequest, FastifySchemaCompiler } from 'fastify';
import type { z } from 'zod';
import { findFoul } from '../../core/foul-text';
import { unknownMember } from '../../core/unknown-members';
import { isWellFormed } from '../../core/well-formed';
import { refused } from '../problem';

const maxReason = 500;

/** Validates with zod; what a schema does not know is refused by its name instead of being dropped. */
export const strictValidator: FastifySchemaCompiler<z.ZodType> =
  ({ schema, httpPart = 'body' }) =>
  (sent: unknown) => {
    const parsed = schema.safeParse(sent);
    if (!parsed.success) {
      const issue = parsed.error.issues[0]!;
      const path = issue.path.join('.');
      const facts = { where: path ? `${httpPart}.${path}` : httpPart, expected: issue.message };
      if (issue.code === 'unrecognized_keys')
        return { error: unknown(httpPart, [path, issue.keys[0]].filter(Boolean).join('.')) };
      return { error: refused({ code: 'request/invalid', status: 400, facts }) };
    }
    const asked = httpPart === 'body' ? withoutReason(sent) : sent;
    const member = httpPart === 'headers' ? null : unknownMember(asked, parsed.data);
    return member === null ? { value: parsed.data } : { error: unknown(httpPart, member) };
  };

// Every change may say its reason, whether its route knows the word or not: see `request.reason`.
function withoutReason(sent: unknown): unknown {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return sent;
  const { reason: _, ...rest } = sent as Record<string, unknown>;
  return rest;
}

const unknown = (where: string, member: string) =>
  refused({ code: 'request/unknown-member', status: 400, facts: { where, member } });

/** Before any schema: no null bytes, lone surrogates or bottomless nesting; nothing sent that a route has no word for. */
export function cleanInput(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    const isMultipart = /^multipart\//i.test(request.headers['content-type'] ?? '');
    if (isMultipart && !request.is404 && !request.routeOptions.config.upload) {
      throw refused({ code: 'request/media-type', status: 415, facts: { found: 'multipart/form-data' } });
    }
  });
  app.addHook('preValidation', async (request) => {
    const { params, query, body } = request;
    const foul = findFoul(params, 'params') ?? findFoul(query, 'query') ?? findFoul(body, 'body');
    if (foul) throw refused({ code: foul.code, status: 400, facts: { where: foul.where } });
    request.reason = reasonOf(request);
    if (request.is404) return;
    const { schema } = request.routeOptions;
    if (!schema?.querystring) refuseMembers('querystring', query);
    if (!schema?.body) refuseMembers('body', withoutReason(body));
  });
}

function refuseMembers(where: string, sent: unknown): void {
  const member = typeof sent === 'object' && sent !== null ? Object.keys(sent)[0] : undefined;
  if (member !== undefined) throw unknown(where, member);
}

function reasonOf(request: FastifyRequest): string | null {
  const header = request.headers['x-belfry-reason'];
  const given = typeof header === 'string' ? decoded(header) : bodyReason(request.body);
  const reason = given?.trim() ?? '';
  if (!isWellFormed(reason))
    throw refused({ code: 'request/text', status: 400, facts: { where: 'headers.x-belfry-reason' } });
  if (reason.length > maxReason) {
    throw refused({ code: 'request/reason-too-long', status: 400, facts: { max: maxReason } });
  }
  return reason || null;
}

// Headers carry only Latin-1: browsers send the reason percent-encoded.
function decoded(header: string): string {
  try {
    return decodeURIComponent(header);
  } catch {
    return header;
  }
}

function bodyReason(body: unknown): string | null {
  const reason = typeof body === 'object' && body !== null && 'reason' in body ? body.reason : null;
  return typeof reason === 'string' ? reason : null;
}
