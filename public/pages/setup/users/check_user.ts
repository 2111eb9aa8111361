import { createUser, updateUser } from '../../../../common/api/users';
import type { Role } from '../../../../common/access/privileges';

/** What is wrong, by field: ready to show beside it. */
export type UserProblems = Readonly<Partial<Record<'name' | 'password', string>>>;

const NAMES: Readonly<Record<string, string>> = { name: 'The name', password: 'The password' };

interface Issue {
  path: readonly PropertyKey[];
  message: string;
}

function problemsOf(issues: readonly Issue[] = []): UserProblems {
  const problems: Record<string, string> = {};
  for (const { path, message } of issues) {
    const field = String(path[0]);
    problems[field] ??= `${NAMES[field] ?? field} ${message}`;
  }
  return problems;
}

/** What keeps a user from being added, by the schema that the server checks with. */
export function checkNewUser(user: { name: string; role: Role; password: string }): UserProblems {
  return problemsOf(createUser.body.safeParse(user).error?.issues);
}

/** What keeps a password from being taken, by the same schema. */
export function checkPassword(password: string): UserProblems {
  return problemsOf(updateUser.body.safeParse({ password }).error?.issues);
}
