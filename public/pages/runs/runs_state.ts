import {
  choiceParameter,
  listParameter,
  textParameter,
  type UrlParameters,
} from '../../components/use_url_state';
import { DEFAULT_SPAN, SPAN_IDS, type SpanId } from './timeline/spans';

/** What of the runs is shown, as the page's address has it. */
export interface RunsState {
  span: SpanId;
  /** `notable`: only runs that made alerts, or failed. */
  show: 'all' | 'notable';
  /** The run after which the page of the table begins; empty for the newest. */
  after: string;
  /** Runs whose details are open. */
  run: readonly string[];
}

export const RUNS_PARAMETERS: UrlParameters<RunsState> = {
  span: choiceParameter(SPAN_IDS, DEFAULT_SPAN),
  show: choiceParameter(['all', 'notable'], 'all'),
  after: textParameter(),
  run: listParameter(),
};
