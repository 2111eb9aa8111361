import type { Command } from 'commander';
import { cancelOnInterrupt } from '../cancel';
import { withHost } from '../with_host';
import { printJson, type Output } from '../output';

export function registerRun(program: Command, output: Output): void {
  program
    .command('run')
    .summary('run the detection once, to the end')
    .description('Searches all that was not searched yet and makes the alerts of what it finds.')
    .option('--json', 'what the run did, as one JSON document')
    .action((options: { json?: boolean }, command: Command) =>
      withHost(command, async ({ application }) => {
        const interrupt = cancelOnInterrupt();
        try {
          const totals = await application.detection.runToEnd({
            trigger: 'manual',
            signal: interrupt.signal,
          });
          if (options.json) printJson(output, [totals]);
          else {
            const { hits, created, existing, excluded } = totals;
            output.out(
              `${hits} hits: ${created} new alerts, ${existing} known, ${excluded} silenced by exclusions`,
            );
          }
        } finally {
          interrupt.release();
        }
      }),
    );
}
