import type { Command } from 'commander';
import { CLOSE_REASONS, FINDINGS } from '../../../common/triage/change';
import { terminalActor } from '../actor';
import { ACTION_NAMES, expectNoOptions, readAction, type ActionOptions } from '../alert_actions';
import { alertDetails } from '../alert_details';
import { findAlert } from '../find_alert';
import { printJson, type Output } from '../output';
import { withHost } from '../with_host';

const DESCRIPTION = `Shows one alert: the line, where it comes from and why we think so, the guide's steps, what was done. With an action it changes the alert first. The id may be cut short, as long as only one alert's begins so.

Actions:
  acknowledge
  close --reason REASON [--note TEXT] [--steps-undone]
  reopen
  assign NAME…          nobody takes it from all
  tag TAG…, untag TAG…
  step STEP --done | --not-applicable | --open
       [--finding FINDING] [--note TEXT]
  note TEXT
  undo                  takes back your last change of status, assignees, tags`;

interface Options extends ActionOptions {
  json?: boolean;
  open?: boolean;
}

export function registerAlert(program: Command, output: Output): void {
  program
    .command('alert')
    .summary('show one alert, or change it')
    .description(DESCRIPTION)
    .argument('<id>', "the alert's id, or its first characters")
    .argument('[action]', ACTION_NAMES.join(', '))
    .argument('[values...]', 'what the action is about')
    .option('--reason <reason>', `why it is closed: ${CLOSE_REASONS.join(', ')}`)
    .option('--note <text>', 'in your own words')
    .option('--done', 'step: it is done')
    .option('--not-applicable', 'step: it does not apply here')
    .option('--open', 'step: it is to be done again')
    .option('--finding <finding>', `step: what was found: ${FINDINGS.join(', ')}`)
    .option('--steps-undone', 'close it although steps of the guide are undone')
    .option('--json', 'the document, as stored')
    .action(
      async (
        text: string,
        action: string | undefined,
        values: string[],
        options: Options,
        command: Command,
      ) => {
        const words = { values, options: { ...options, reopenStep: options.open } };
        if (action === undefined) expectNoOptions(words.options);
        const change = action === undefined ? undefined : readAction({ ...words, action });
        await withHost(command, async ({ application }) => {
          let alert = await findAlert(application, text);
          if (change) {
            const result = await application.triage.change(alert.id, change, terminalActor());
            alert = result.alert;
            if (!result.changed) output.err('nothing changed: it is like that already');
          }
          if (options.json) printJson(output, [alert.document]);
          else for (const line of alertDetails(alert)) output.out(line);
        });
      },
    );
}
