import type { ZodError } from 'zod';
import { coverageSchema } from '../../../common/exclusion/exclusion_schema';
import { storedExclusionSchema } from '../../../common/exclusion/stored_exclusion_schema';
import { tooBroad } from '../../../common/exclusion/too_broad';

function firstOf({ issues: [issue] }: ZodError): string {
  return `value.${issue?.path.join('.')}: ${issue?.message}`;
}

/**
 * Why an exclusion from elsewhere may not be kept; undefined where nothing is wrong with it. One that was deleted is none. With one
 * that lacks a part the app could list none of the space.
 */
export function exclusionProblem(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const stored = storedExclusionSchema.safeParse(value);
  if (!stored.success) return firstOf(stored.error);
  const { entries, os_types } = stored.data;
  const coverage = coverageSchema.safeParse({ entries, os_types });
  return coverage.success ? tooBroad(coverage.data) : firstOf(coverage.error);
}
