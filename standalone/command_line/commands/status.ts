import type { Command } from 'commander';
import { statusLines } from '../status_view';
import { withHost } from '../with_host';
import { printJson, type Output } from '../output';

export function registerStatus(program: Command, output: Output): void {
  program
    .command('status')
    .summary('what was searched, gaps, backlog, the last runs')
    .description(
      'Tells how far the detection has searched, whether something is left, and what the alerts are.',
    )
    .option('--json', 'as one JSON document')
    .action((options: { json?: boolean }, command: Command) =>
      withHost(command, async ({ application, storePath, cluster }) => {
        const status = await application.detection.status();
        if (options.json) printJson(output, [status]);
        else
          for (const line of statusLines(status, cluster?.description ?? storePath))
            output.out(line);
      }),
    );
}
