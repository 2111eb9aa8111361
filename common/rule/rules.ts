import { ApplicationError } from '../errors';
import type { Rule } from './rule';
import { VERSION_2 } from './version_2';
import { VERSION_6 } from './version_6';

export type { Rule } from './rule';

const RULES: readonly Rule[] = [VERSION_2, VERSION_6];

/** The versions that can be chosen, oldest first. */
export const RULE_VERSIONS: readonly number[] = RULES.map(({ version }) => version);

/** What runs unless the configuration says otherwise. */
export const DEFAULT_RULE_VERSION = 2;

/**
 * The rule as Elastic published it under this version.
 * @throws ApplicationError `invalid_config` for a version that is none of {@link RULE_VERSIONS}
 */
export function ruleOfVersion(version: number = DEFAULT_RULE_VERSION): Rule {
  const rule = RULES.find((each) => each.version === version);
  if (rule) return rule;
  throw new ApplicationError(
    'invalid_config',
    `the rule has no version ${version}; it must be one of ${RULE_VERSIONS.join(', ')}`,
  );
}
