/** A saved object as its index holds it. */
export interface RawObject {
  type: string;
  id: string;
  namespace: string | undefined;
  attributes: Record<string, unknown>;
  modelVersion: number;
  seqNo: number;
}

/**
 * The index `.kibana`, which all Kibanas of a cluster share. As in Elasticsearch, a get sees what was written last, and a search only
 * what a refresh has made visible.
 */
export class ObjectStore {
  private readonly written = new Map<string, RawObject>();
  private searchable = new Map<string, RawObject>();
  private seqNo = 0;

  get(rawId: string): RawObject | undefined {
    return structuredClone(this.written.get(rawId));
  }

  /** @param ifSeqNo only if it is still that one; undefined: whatever it is */
  put(rawId: string, object: Omit<RawObject, 'seqNo'>, ifSeqNo?: number): RawObject | 'conflict' {
    if (ifSeqNo !== undefined && this.written.get(rawId)?.seqNo !== ifSeqNo) return 'conflict';
    this.seqNo += 1;
    const stored = { ...structuredClone(object), seqNo: this.seqNo };
    this.written.set(rawId, stored);
    return structuredClone(stored);
  }

  delete(rawId: string): boolean {
    this.seqNo += 1;
    return this.written.delete(rawId);
  }

  /** `api-server-internal/src/lib/apis/delete_by_namespace.ts`: of types of every kind, hidden ones too. */
  deleteByNamespace(namespace: string): void {
    for (const [rawId, object] of this.written)
      if (object.namespace === namespace) this.delete(rawId);
    this.refresh();
  }

  search(): RawObject[] {
    return structuredClone([...this.searchable.values()]);
  }

  /** Elasticsearch does it by itself once a second. */
  refresh(): void {
    this.searchable = new Map(this.written);
  }
}
