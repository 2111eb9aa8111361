import type { Bucket } from '../../../ports';
import { fieldValues, type Document } from '../../../../common/document/document';
import { compareText } from '../../../../common/kql/scalars';

/** Counts documents by the values of a field: each document once for each value that it has. */
export class Tally {
  private readonly counts = new Map<string, number>();

  constructor(private readonly field: string) {}

  /** @param documents how many such documents there are */
  addDocument(document: Document, documents = 1): void {
    const values = new Set(fieldValues(document, this.field).map(String));
    for (const value of values) this.add(value, documents);
  }

  add(value: string, documents: number): void {
    this.counts.set(value, (this.counts.get(value) ?? 0) + documents);
  }

  /** The commonest first, then by value. */
  buckets(size: number): Bucket[] {
    return [...this.counts]
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || compareText(a.value, b.value))
      .slice(0, Math.max(0, size));
  }
}
