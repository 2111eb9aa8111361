import type { Document } from '../document/document';
import { judgeJournalCopies } from './origin_journal';
import { judgeSeverity, judgeSource, type Finding } from './origin_source';
import { judgeText } from './origin_text';
import type { Origin, OriginReason } from './proof';

const NOTHING_TELLS: OriginReason = {
  code: 'nothing_tells',
  text: 'Nothing in the line or in its source tells who wrote it.',
  speaks: 'neither',
};

function decide(findings: readonly Finding[]): Pick<Origin, 'verdict' | 'proof'> {
  const decisive = findings.find(({ proves }) => proves !== undefined);
  if (decisive?.proves === 'forged') return { verdict: 'forged', proof: decisive.proof };
  const isDoubtful = findings.some(({ proves, doubts }) => proves === 'forged' || doubts);
  if (decisive === undefined || isDoubtful) return { verdict: 'unproven', proof: 'none' };
  return { verdict: 'authentic', proof: decisive.proof };
}

/**
 * Judges who wrote a line that the rule's query matches.
 *
 * The first of these that tells decides: the journal's transport and facility; the tag; the syslog priority's facility; the file
 * `kern.log`, where rsyslog writes only what has the kernel's facility; the kernel's own time stamp. What a stamp can prove is
 * that a line is forged: it is missing where the host's other kernel lines have one, or says that the host booted at another
 * time than they do. One that fits proves nothing, since anybody may read the uptime. A facility of 0 that such a stamp speaks
 * against stays unproven: systemd up to 232 forwarded what programs wrote with the kernel's facility. So does a line of the kernel
 * whose text is more than the exact one, as its command line is when it holds these words, and a line in a file that the host's
 * journal has from a program only.
 * @param neighbours other kernel events of the host around its time, and lines of its journal that have the rule's words, whoever
 *   wrote them, in any order; the event itself may be among them. Where many events have the same ones, give the same array: what
 *   is read of it is kept
 */
export function judgeOrigin(event: Document, neighbours: readonly Document[]): Origin {
  const source = judgeSource(event);
  const isSettled = source.some(({ proves, proof }) => proves && proof === 'journal');
  const text = judgeText(event, neighbours, isSettled);
  const copies = judgeJournalCopies(event, neighbours);
  const findings = [...source, ...copies, ...text, ...judgeSeverity(event)];
  const reasons = findings.map(({ code, text, speaks }) => ({ code, text, speaks }));
  return { ...decide(findings), reasons: reasons.length > 0 ? reasons : [NOTHING_TELLS] };
}
