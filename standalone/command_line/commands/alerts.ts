import { Option, type Command } from 'commander';
import { and, is, type KqlNode } from '../../../common/kql/ast';
import { parseKql } from '../../../common/kql/parse';
import { ORIGINS } from '../../../common/line/proof';
import { WORKFLOW_STATUSES, type WorkflowStatus } from '../../../common/triage/triage_state';
import type { Versioned } from '../../../server/ports';
import { alertTable } from '../alert_view';
import { collectPages } from '../collect_pages';
import { withHost } from '../with_host';
import { printJson, type Output } from '../output';
import { wholeNumber } from '../parse_option';

const PAGE = 500;

interface Options {
  query?: string;
  status: 'all' | WorkflowStatus;
  origin?: string;
  limit?: number;
  json?: boolean;
}

function queryOf(options: Options): KqlNode {
  const clauses: KqlNode[] = [];
  if (options.query !== undefined) clauses.push(parseKql(options.query));
  if (options.status !== 'all') clauses.push(is('kibana.alert.workflow_status', options.status));
  if (options.origin !== undefined)
    clauses.push(is('executable_stack.origin.verdict', options.origin));
  return and(...clauses);
}

export function registerAlerts(program: Command, output: Output): void {
  program
    .command('alerts')
    .summary('list alerts')
    .description('Lists alerts, the newest line first.')
    .option(
      '--query <kql>',
      "only those that match, such as 'host.name: web-* and executable_stack.program: billing'",
    )
    .addOption(
      new Option('--status <status>', 'only those')
        .choices(['all', ...WORKFLOW_STATUSES])
        .default('all'),
    )
    .addOption(new Option('--origin <verdict>', 'only those').choices(ORIGINS))
    .option('--limit <n>', 'at most this many', wholeNumber(1))
    .option('--json', 'one document a line, as stored')
    .action((options: Options, command: Command) =>
      withHost(command, async ({ application }) => {
        const query = queryOf(options);
        const sort = [{ field: 'kibana.alert.original_time', direction: 'desc' as const }];
        const alerts: Versioned[] = await collectPages(
          (after) => application.alerts.search({ query, sort, size: PAGE, after }),
          options.limit,
        );
        if (options.json) {
          printJson(
            output,
            alerts.map(({ document }) => document),
          );
          return;
        }
        for (const line of alertTable(alerts)) output.out(line);
      }),
    );
}
