import type { Document } from '../../common/document/document';
import type { Stored } from '../ports';

/** What the detection has to know of events and alerts. It decides when and how often; this decides what. */
export interface AlertMaker {
  /**
   * The id of an event's alert: the same for the same event, and for the same line that came another way.
   * @param probe 1, and 2, 3 … where the alert of that id turned out to be of another line
   */
  idOf(event: Stored, probe: number): string;
  /** Whether the alert that has the event's id is of the same line, not only of one that looks the same. */
  isOf(alert: Document, event: Stored): boolean;
  /**
   * The alert of an event.
   * @param neighbours other kernel events of its host around its time
   * @param now when it is written, ms since the epoch
   */
  make(event: Stored, id: string, neighbours: readonly Document[], now: number): Document;
  /** The alert with the origin that this event proves; undefined where the event proves no more than the alert knows. */
  confirm(
    alert: Document,
    event: Stored,
    neighbours: readonly Document[],
    now: number,
  ): Document | undefined;
}
