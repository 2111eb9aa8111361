import { z } from 'zod';
import type { Document } from '../document/document';

/** A document as stored. */
export const documentSchema = z.record(z.string(), z.json()) as unknown as z.ZodType<Document>;

/** ISO 8601 with an offset; comes out in UTC. */
export const timeSchema = z.iso
  .datetime({ offset: true, error: 'must be a time such as 2026-11-24T12:00:00Z' })
  .transform((text) => new Date(text).toISOString());

/** Values of one query parameter: it may stand once, several times, or not at all. */
export function repeated<S extends z.ZodType>(element: S) {
  return z
    .union([element, z.array(element).max(200)])
    .optional()
    .transform((given): z.output<S>[] => {
      if (given === undefined) return [];
      return (Array.isArray(given) ? given : [given]) as z.output<S>[];
    });
}

/** A whole number in a query string. */
export function count(options: { least: number; most: number; otherwise: number }) {
  return z.coerce.number().int().min(options.least).max(options.most).default(options.otherwise);
}

export const bucketSchema = z.object({ value: z.string(), count: z.number() });

export const cursorSchema = z.string().max(4096);

export const actorSchema = z.object({ id: z.string(), name: z.string() });
