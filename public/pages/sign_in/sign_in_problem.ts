import { errorMessage } from '../../../common/errors';
import { ApiError } from '../../api/api_error';

/** What one signs in with. */
export type SignInWay = 'password' | 'link';

/** What went wrong, and what to do about it. */
export interface SignInProblem {
  title: string;
  text: string;
  color: 'danger' | 'warning';
}

const UNREACHABLE: SignInProblem = {
  title: 'Can’t reach the server',
  text: 'Check that it runs and that this machine is connected, then try again.',
  color: 'warning',
};

const USED_LINK: SignInProblem = {
  title: 'This sign-in link no longer works',
  text: 'It works once and for an hour, so it was used or has expired. Sign in with your name and password, or make a new link on the server: executable-stack user link',
  color: 'warning',
};

const WRONG_PASSWORD: SignInProblem = {
  title: 'Name or password is wrong',
  text: 'Check both. An administrator can set a new password for you.',
  color: 'danger',
};

/** Why somebody who was signed in is asked to do so again. */
export const SESSION_ENDED: SignInProblem = {
  title: 'Your session has ended',
  text: 'Sign in to go on where you were.',
  color: 'warning',
};

function asSentence(text: string): string {
  const whole = `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
  return /[.!?]$/.test(whole) ? whole : `${whole}.`;
}

/** Any other answer below 500 to a link says that it is not, or no longer, one; 400: no name is as long as that. */
function isRefused({ status }: ApiError, way: SignInWay): boolean {
  return [400, 401, 403].includes(status) || (way === 'link' && status >= 400 && status < 500);
}

/** A failed sign-in in words. */
export function signInProblem(error: unknown, way: SignInWay): SignInProblem {
  if (error instanceof ApiError) {
    if (error.isOffline) return UNREACHABLE;
    if (error.status === 429)
      return { title: 'Too many tries', text: asSentence(error.message), color: 'warning' };
    if (isRefused(error, way)) return way === 'link' ? USED_LINK : WRONG_PASSWORD;
  }
  return { title: 'Could not sign in', text: errorMessage(error), color: 'danger' };
}
