/** Which write of a document in an index somebody read: https://www.elastic.co/docs/reference/elasticsearch/rest-apis/optimistic-concurrency-control */
export interface WriteVersion {
  seqNo: number;
  primaryTerm: number;
  /** Of the index behind the alias; 1 where there is only one. */
  generation: number;
}

/** The opaque text of a version. It names an index by its number only: it comes back from browsers. */
export function versionText({ seqNo, primaryTerm, generation }: WriteVersion): string {
  return `${seqNo}.${primaryTerm}.${generation}`;
}

/** The version that a text names; undefined for one that this store never gave. */
export function readVersion(text: string): WriteVersion | undefined {
  const [, seqNo, primaryTerm, generation] = /^(\d{1,15})\.(\d{1,15})\.(\d{1,6})$/.exec(text) ?? [];
  if (seqNo === undefined) return undefined;
  return {
    seqNo: Number(seqNo),
    primaryTerm: Number(primaryTerm),
    generation: Number(generation),
  };
}
