import { compilePredicate, type Predicate } from '../../../../common/kql/predicate';
import type { Facet, FacetCount } from '../../../ports';
import { Tally } from '../paging/tally';
import { alertFieldTypes, hotColumn } from './alert_columns';
import type { AlertPlan } from './alert_query';
import type { AlertRows, OpenedRow } from './alert_rows';

/** Counts one facet: by columns where they can decide, and by the documents that are opened where they can't. */
export class FacetCounter {
  private readonly matches: Predicate;
  private readonly tally: Tally;
  private readonly column: string | undefined;
  private total = 0;
  /** Whether the columns decide on all regular alerts. */
  readonly isByColumns: boolean;

  /** @param plan of the filter and the facet's query together */
  constructor(
    private readonly facet: Facet,
    private readonly plan: AlertPlan,
  ) {
    const column = hotColumn(facet.field);
    this.column = column?.type === 'keyword' ? column.name : undefined;
    this.isByColumns = plan.isExact && (this.column !== undefined || facet.size === 0);
    this.matches = compilePredicate(facet.query, alertFieldTypes);
    this.tally = new Tally(facet.field);
  }

  byColumns(rows: AlertRows): void {
    if (!this.isByColumns) return;
    if (this.facet.size === 0 || this.column === undefined) {
      this.total += rows.countRegular(this.plan);
      return;
    }
    for (const { value, count } of rows.countBy(this.plan, this.column)) {
      if (value !== null) this.tally.add(value, count);
      this.total += count;
    }
  }

  /** A row that the filter lets through. */
  addOpened(row: OpenedRow): void {
    if (this.isByColumns && row.irregular === 0) return;
    if (!this.matches(row.document)) return;
    this.total += 1;
    if (this.facet.size > 0) this.tally.addDocument(row.document);
  }

  result(): FacetCount {
    return { total: this.total, buckets: this.tally.buckets(this.facet.size) };
  }
}
