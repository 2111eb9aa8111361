/** How much is read at once, in rows. */
export interface ScanLimits {
  /** With more events than this to choose from, going through all in order finds a page sooner than sorting them does. */
  candidates: number;
  chunk: number;
  /** Looked up by their words at once. */
  texts: number;
  /** The first slice of time, and the largest; each is twice the one before. */
  firstSlice: number;
  largestSlice: number;
}

export const SCAN_LIMITS: ScanLimits = {
  candidates: 20_000,
  chunk: 500,
  texts: 2000,
  firstSlice: 1000,
  largestSlice: 64_000,
};
