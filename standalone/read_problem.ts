import { errorMessage } from '../common/errors';

/** What keeps a file from being read, in words that go on from its name. */
export function readProblem(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'there is no such file or folder';
  if (code === 'EACCES' || code === 'EPERM') return 'this user may not read it';
  return errorMessage(error);
}
