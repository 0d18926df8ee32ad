import { createHash, randomBytes } from 'node:crypto';

const keyMark = 'belfry_';

/** A new session token, or API key with its mark, so that secret scanners know it: 256 random bits, base64url. */
export const newToken = (): string => randomBytes(32).toString('base64url');
export const newKey = (): string => keyMark + newToken();

/**
 * What is kept of a token or key. Looking a hash up tells nobody how much of a guess was right: a guess that differs
 * in one bit has an unrelated hash. Tokens are random, so no slow hash is needed.
 */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();

export const looksLikeKey = (text: string): boolean => /^belfry_[\w-]{43}$/.test(text);
export const looksLikeToken = (text: string): boolean => /^[\w-]{43}$/.test(text);
