import type { Path } from '../stage';
import { accessibilityPaths } from './accessibility';
import { adminPaths } from './admin';
import { analystPaths } from './analyst';
import { connectionPaths } from './connection';
import { hostilePaths } from './hostile';
import { keyboardPaths } from './keyboard';
import { linkPaths } from './links';
import { phonePaths } from './phone';
import { sessionPaths } from './sessions';
import { togetherPaths } from './together';
import { viewerPaths } from './viewer';

/** All that people do with the app. */
export const PATHS: readonly Path[] = [
  ...analystPaths,
  ...adminPaths,
  ...togetherPaths,
  ...keyboardPaths,
  ...linkPaths,
  ...viewerPaths,
  ...sessionPaths,
  ...connectionPaths,
  ...hostilePaths,
  ...phonePaths,
  ...accessibilityPaths,
];
