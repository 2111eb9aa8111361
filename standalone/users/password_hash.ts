import { newSecret } from './secret';

/** Argon2id with OWASP's least parameters: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Loaded with the first password: a native library that most starts have no use for. */
const argon2 = () => import('@node-rs/argon2');

/** What of a password is stored. */
export async function hashPassword(password: string): Promise<string> {
  const { hash } = await argon2();
  return hash(password.normalize('NFC'), COST);
}

let nobodys: Promise<string> | undefined;

/**
 * Whether a password is the one that a hash was made of. Without a hash the answer is no, and it takes as long: nobody can tell
 * by the time which users there are.
 */
export async function checkPassword(
  password: string,
  passwordHash: string | undefined,
): Promise<boolean> {
  const { verify } = await argon2();
  nobodys ??= hashPassword(newSecret());
  const fits = await verify(passwordHash ?? (await nobodys), password.normalize('NFC'));
  return fits && passwordHash !== undefined;
}
