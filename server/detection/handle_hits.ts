import { fieldText, fieldValues, type Document } from '../../common/document/document';
import { errorMessage } from '../../common/errors';
import {
  VersionConflict,
  type AlertIndex,
  type Logger,
  type Stored,
  type Versioned,
} from '../ports';
import type { AlertMaker } from './alert_maker';
import { LeaseLost } from './lease';
import type { Neighbours } from './origin_context';

const CONFIRM_ATTEMPTS = 5;

/** An exclusion that holds at this moment. */
export interface ActiveExclusion {
  id: string;
  matches(alert: Document): boolean;
}

/** What a run counts. */
export interface HitCounts {
  hits: number;
  created: number;
  existing: number;
  excluded: number;
  confirmed: number;
}

export interface HitHandling {
  alerts: AlertIndex;
  silenced: AlertIndex;
  maker: AlertMaker;
  neighbours: Neighbours;
  exclusions: readonly ActiveExclusion[];
  /** How many alerts the run may create. */
  limit: number;
  now: () => number;
  logger: Logger;
}

/** An alert that is stored, or about to be. */
interface Known {
  kind: 'alert' | 'silenced' | 'new' | 'newly_silenced';
  document: Document;
}

/** A page's decisions until they are written. */
interface Page {
  known: Map<string, Known>;
  /** How many alerts it is about to create. */
  creating: number;
  confirmed: Map<string, Stored>;
}

type Decision = 'done' | 'limit';

function withExcludedBy(alert: Document, exclusions: readonly string[]): Document {
  const own = alert['executable_stack'];
  const fields = typeof own === 'object' && own !== null && !Array.isArray(own) ? own : {};
  return { ...alert, executable_stack: { ...fields, excluded_by: [...exclusions] } };
}

/** The alert was made from this very event, as it was ingested then: it can't prove more now. */
function isMadeFrom(alert: Document, event: Stored): boolean {
  const ingested = 'event.ingested';
  return (
    fieldValues(alert, 'kibana.alert.ancestors.id').includes(event.id) &&
    fieldText(alert, ingested) === fieldText(event.document, ingested)
  );
}

function ofKind(page: Page, kind: Known['kind']): { id: string; document: Document }[] {
  return [...page.known]
    .filter(([, known]) => known.kind === kind)
    .map(([id, { document }]) => ({ id, document }));
}

/** Makes alerts of hits, each once, up to the run's limit. One for each run. */
export class HitHandler {
  readonly counts: HitCounts = { hits: 0, created: 0, existing: 0, excluded: 0, confirmed: 0 };

  constructor(private readonly handling: HitHandling) {}

  /**
   * Decides on each hit, in order, and writes what was decided. Hits that exclusions silence don't count towards the limit.
   * @returns how many were handled before the next one would have gone over the limit
   */
  async handle(hits: readonly Stored[]): Promise<number> {
    const page: Page = { known: new Map(), creating: 0, confirmed: new Map() };
    await this.lookUp(
      page,
      hits.map((hit) => this.handling.maker.idOf(hit, 1)),
    );
    await this.lookAround(page, hits);
    let handled = 0;
    for (const hit of hits) {
      if ((await this.decide(page, hit)) === 'limit') break;
      handled += 1;
    }
    this.counts.hits += handled;
    await this.write(page);
    return handled;
  }

  /** Looks the neighbours of what is new up ahead, all at once: a store may answer them together. */
  private async lookAround(page: Page, hits: readonly Stored[]): Promise<void> {
    const { maker, neighbours, limit } = this.handling;
    const fresh = hits.filter((hit) => !page.known.has(maker.idOf(hit, 1)));
    const wanted = fresh.slice(0, Math.max(0, limit - this.counts.created));
    await Promise.all(wanted.map(({ document }) => neighbours(document)));
  }

  private async lookUp(page: Page, ids: readonly string[]): Promise<void> {
    const wanted = [...new Set(ids)].filter((id) => !page.known.has(id));
    if (wanted.length === 0) return;
    const [alerts, silenced] = await Promise.all([
      this.handling.alerts.getMany(wanted),
      this.handling.silenced.getMany(wanted),
    ]);
    for (const { id, document } of silenced) page.known.set(id, { kind: 'silenced', document });
    for (const { id, document } of alerts) page.known.set(id, { kind: 'alert', document });
  }

  private async decide(page: Page, hit: Stored): Promise<Decision> {
    const { maker } = this.handling;
    for (let probe = 1; ; probe += 1) {
      const id = maker.idOf(hit, probe);
      if (probe > 1) await this.lookUp(page, [id]);
      const known = page.known.get(id);
      if (!known) return this.decideNew(page, hit, id);
      if (!maker.isOf(known.document, hit)) continue;
      this.counts.existing += 1;
      await this.decideKnown(page, hit, id, known);
      return 'done';
    }
  }

  private async decideNew(page: Page, hit: Stored, id: string): Promise<Decision> {
    const { maker, neighbours, now, limit } = this.handling;
    const document = maker.make(hit, id, await neighbours(hit.document), now());
    const excludedBy = this.excludedBy(document);
    if (excludedBy.length > 0) {
      page.known.set(id, {
        kind: 'newly_silenced',
        document: withExcludedBy(document, excludedBy),
      });
      return 'done';
    }
    if (this.counts.created + page.creating >= limit) return 'limit';
    page.known.set(id, { kind: 'new', document });
    page.creating += 1;
    return 'done';
  }

  private async decideKnown(page: Page, hit: Stored, id: string, known: Known): Promise<void> {
    if (known.kind === 'silenced' || known.kind === 'newly_silenced') return;
    if (isMadeFrom(known.document, hit)) return;
    const { maker, neighbours, now } = this.handling;
    const around = await neighbours(hit.document);
    const document = maker.confirm(known.document, hit, around, now());
    if (!document) return;
    known.document = document;
    // One that is not written yet is simply written as it is now.
    if (known.kind === 'alert') page.confirmed.set(id, hit);
  }

  private excludedBy(alert: Document): string[] {
    const { exclusions, logger } = this.handling;
    return exclusions
      .filter((exclusion) => {
        try {
          return exclusion.matches(alert);
        } catch (error) {
          // Rather an alert too many than none: one exclusion must neither hide what it can't judge nor stop the detection.
          logger.error('an exclusion could not be applied', {
            exclusion: exclusion.id,
            error: errorMessage(error),
          });
          return false;
        }
      })
      .map(({ id }) => id);
  }

  private async write(page: Page): Promise<void> {
    const { alerts, silenced } = this.handling;
    this.counts.excluded += await this.create(silenced, ofKind(page, 'newly_silenced'));
    this.counts.created += await this.create(alerts, ofKind(page, 'new'));
    for (const [id, event] of page.confirmed) await this.confirm(id, event);
  }

  private async create(
    index: AlertIndex,
    documents: { id: string; document: Document }[],
  ): Promise<number> {
    if (documents.length === 0) return 0;
    const { created, existing } = await index.createMany(documents);
    // They weren't there a moment ago, so another run is at work: its choice of ids may clash with ours.
    if (existing.length > 0) throw new LeaseLost();
    return created.length;
  }

  private async confirm(id: string, event: Stored): Promise<void> {
    const { alerts, maker, neighbours, now, logger } = this.handling;
    const around = await neighbours(event.document);
    for (let attempt = 0; attempt < CONFIRM_ATTEMPTS; attempt += 1) {
      const current: Versioned | undefined = await alerts.get(id);
      const document = current && maker.confirm(current.document, event, around, now());
      if (!current || !document) return;
      try {
        await alerts.update(id, current.version, document);
        this.counts.confirmed += 1;
        return;
      } catch (error) {
        if (!(error instanceof VersionConflict)) throw error;
      }
    }
    logger.warn('the origin of an alert could not be confirmed: it is being changed all the time', {
      alert: id,
    });
  }
}
