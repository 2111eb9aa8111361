import { PartNotLoaded } from './load_part';
import { ApiError } from './api_error';

/** What a failed request says to the person: what happened, what to do, and the number to name when asking for help. */
export interface ErrorWords {
  title: string;
  text: string;
  requestId?: string;
}

function titleOf(error: ApiError): string {
  if (error.isOffline) return 'The server can’t be reached';
  switch (error.status) {
    case 401:
      return 'You are signed out';
    case 403:
      return 'You may not do this';
    case 404:
      return 'It isn’t there';
    case 409:
      return 'Somebody else changed it';
    case 429:
      return 'Too many requests';
    default:
      return error.status >= 500 ? 'The server had a problem' : 'This didn’t work';
  }
}

function textOf(error: ApiError): string {
  if (error.isOffline) return 'What is shown may be out of date. Try again in a moment.';
  if (error.status === 403)
    return 'Ask an administrator for the rights, or sign in as somebody else.';
  return error.message;
}

/** An error in words. */
export function describeError(error: unknown): ErrorWords {
  if (error instanceof ApiError)
    return { title: titleOf(error), text: textOf(error), requestId: error.requestId };
  if (error instanceof PartNotLoaded)
    return {
      title: 'This part of the app could not be loaded',
      text: 'The server can’t be reached, or has a newer app by now. Load the page anew once it answers.',
    };
  const text = error instanceof Error ? error.message : String(error);
  return { title: 'The app had a problem', text };
}
