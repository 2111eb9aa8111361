import { userInfo } from 'node:os';
import type { Actor } from '../../common/triage/record';

/** Who works at this terminal: the account that the process runs as. */
export function terminalActor(): Actor {
  const { uid, username } = userInfo();
  return { id: `uid:${uid}`, name: username };
}
