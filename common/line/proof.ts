/** What the origin of a line may be found to be, in the order in which it is shown. */
export const ORIGINS = ['authentic', 'forged', 'unproven'] as const;

export type OriginVerdict = (typeof ORIGINS)[number];

/**
 * What a verdict rests on. `journal`: transport and facility. `tag`: who the tag says wrote it. `priority`: the syslog priority's
 * facility. `kernel_log`: the file that only the kernel's lines are written to. `stamp`: the kernel's own time stamp, held against
 * the host's other lines.
 */
export type OriginProof = 'journal' | 'tag' | 'priority' | 'kernel_log' | 'stamp' | 'none';

export interface OriginReason {
  code: string;
  /** One sentence. */
  text: string;
  /** Whether it speaks for the kernel or against it; `neither` where it only explains. */
  speaks: 'for' | 'against' | 'neither';
}

/** Who wrote a line, and why we think so; the reasons from strongest to weakest. */
export interface Origin {
  verdict: OriginVerdict;
  proof: OriginProof;
  reasons: OriginReason[];
}

const STRENGTH: Readonly<Record<OriginProof, number>> = {
  journal: 4,
  tag: 3,
  priority: 3,
  kernel_log: 2,
  stamp: 1,
  none: 0,
};

/** How much a proof is worth: the greater number wins. */
export function strengthOf(proof: OriginProof): number {
  return STRENGTH[proof];
}

/** Whether a proof is the line's own, so that no other line can change it. */
export function isOwnProof(proof: OriginProof): boolean {
  return strengthOf(proof) >= STRENGTH.kernel_log;
}
