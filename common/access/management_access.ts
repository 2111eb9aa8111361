import { may, type Caller } from './privileges';

type Who = Pick<Caller, 'privileges'>;

/** Exclusions are written by those who answer for what is not seen. */
export const canManageExclusions = (who: Who): boolean => may(who, 'manage_exclusions');

/** Asking for a run outside the schedule. */
export const canRunDetection = (who: Who): boolean => may(who, 'manage_settings');

/** Enabling the detection with one's own rights, and disabling it. */
export const canEnableDetection = (who: Who): boolean => may(who, 'manage_settings');

export const canManageUsers = (who: Who): boolean => may(who, 'manage_settings');

export const canLoadSample = (who: Who): boolean => may(who, 'manage_settings');
