import { createHash, randomBytes } from 'node:crypto';

/** 256 bits: twice what OWASP ASVS 5.0 asks for (7.2.3). */
const BYTES = 32;

/** A secret that nobody can guess, fit for URLs and cookies. */
export function newSecret(): string {
  return randomBytes(BYTES).toString('base64url');
}

/** What of a secret is stored: who reads the store can't use it. A slow hash has no use on so much randomness. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret, 'utf8').digest('hex');
}
