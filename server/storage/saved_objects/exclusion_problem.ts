import { coverageSchema } from '../../../common/exclusion/exclusion_schema';
import { tooBroad } from '../../../common/exclusion/too_broad';

/** Why an exclusion from elsewhere may not be kept; undefined where nothing is wrong with it. One that was deleted is none. */
export function exclusionProblem(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const { entries, os_types } = (value ?? {}) as { entries?: unknown; os_types?: unknown };
  const coverage = coverageSchema.safeParse({ entries, os_types });
  if (coverage.success) return tooBroad(coverage.data);
  const [issue] = coverage.error.issues;
  return `value.${issue?.path.join('.')}: ${issue?.message}`;
}
