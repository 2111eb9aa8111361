import { Option, type Command } from 'commander';
import { exportNdjson } from '../../../common/exclusion/ndjson';
import { FALSE_POSITIVE_KINDS } from '../../../common/rule/guide';
import { CLOSE_REASONS, type CloseReason } from '../../../common/triage/change';
import type { Application } from '../../../server/application';
import type { WrittenExclusion } from '../../../server/exclusions/exclusion_store';
import { terminalActor } from '../actor';
import { exclusionInput, readText, type AddOptions } from '../exclusion_input';
import { exclusionDetails, exclusionTable } from '../exclusion_view';
import { matchId } from '../match_id';
import { printJson, type Output } from '../output';
import { repeated } from '../parse_option';
import { withHost } from '../with_host';

interface Shown {
  json?: boolean;
}

/** `--json` may stand before a subcommand or behind it. */
function shown(command: Command): Shown {
  return command.optsWithGlobals<Shown>();
}

async function findId({ exclusions }: Application, text: string): Promise<string> {
  const all = await exclusions.list();
  return matchId(
    'exclusion',
    text,
    all.map(({ exclusion }) => exclusion.id),
  );
}

async function show(application: Application, id: string, output: Output, { json }: Shown) {
  const { exclusion } = await application.exclusions.get(id);
  if (json) return printJson(output, [exclusion]);
  const hits = await application.exclusions.silencedBy(id);
  for (const line of exclusionDetails(exclusion, hits, Date.now())) output.out(line);
}

async function list(application: Application, output: Output, { json }: Shown): Promise<void> {
  const all = (await application.exclusions.list()).map(({ exclusion }) => exclusion);
  if (json) return printJson(output, all);
  const counts = await application.exclusions.silencedCounts();
  for (const line of exclusionTable(all, counts, Date.now())) output.out(line);
}

function counted(alerts: number): string {
  return alerts === 1 ? '1 alert' : `${alerts} alerts`;
}

async function closeCovered(
  application: Application,
  { exclusion }: WrittenExclusion,
  reason: CloseReason | undefined,
  output: Output,
): Promise<void> {
  const covered = await application.exclusions.covered(exclusion);
  if (covered.length === 0) return;
  if (reason === undefined) {
    output.err(
      `it covers ${counted(covered.length)} not closed yet; --close REASON closes what it covers`,
    );
    return;
  }
  const done = await application.exclusions.closeCovered(exclusion, reason, terminalActor());
  const left = [...done.conflicts, ...done.failed];
  output.err(`closed ${counted(done.updated.length)} covered by it`);
  for (const { id, message } of left) output.err(`not closed: ${id}: ${message}`);
}

function registerAdd(group: Command, output: Output): void {
  group
    .command('add')
    .summary('make an exclusion')
    .description(
      'Makes an exclusion, from an alert or from entries of your own, all of which must hold. It expires after 90 days ' +
        'unless you say otherwise. One that would silence every line is refused.',
    )
    .option('--from <alert>', 'the alert that it starts from')
    .addOption(
      new Option('--kind <kind>', "the guide's kind of false positive")
        .choices(FALSE_POSITIVE_KINDS)
        .default('legacy-applications'),
    )
    .option(
      '--entry <entry>',
      'FIELD=VALUE, FIELD~PATTERN (* and ?), != and !~ for not; may be repeated',
      repeated,
    )
    .option('--name <name>', 'what it is called')
    .requiredOption('--reason <text>', 'why there is no risk in it')
    .option('--owner <name>', 'who answers for it (default: you)')
    .option('--start <time>', 'from when on it holds, ISO 8601 (default: now)')
    .option('--expires <time>', 'until when, ISO 8601, or never (default: 90 days)')
    .addOption(
      new Option('--close <reason>', 'close the alerts that it covers').choices(CLOSE_REASONS),
    )
    .option('--json', 'the exclusion, as stored')
    .action((options: AddOptions & { close?: CloseReason }, command: Command) =>
      withHost(command, async ({ application }) => {
        const input = await exclusionInput(application, options);
        const written = await application.exclusions.create(input, terminalActor());
        if (written.warning !== undefined) output.err(written.warning);
        await closeCovered(application, written, options.close, output);
        await show(application, written.exclusion.id, output, shown(command));
      }),
    );
}

function registerSwitch(group: Command, output: Output, name: 'enable' | 'disable'): void {
  group
    .command(name)
    .summary(name === 'enable' ? 'let it silence again' : 'keep it, but let it silence nothing')
    .argument('<id>', "the exclusion's id, or its first characters")
    .option('--json', 'the exclusion, as stored')
    .action((text: string, _: object, command: Command) =>
      withHost(command, async ({ application }) => {
        const id = await findId(application, text);
        await application.exclusions.setEnabled(id, name === 'enable', terminalActor());
        await show(application, id, output, shown(command));
      }),
    );
}

function registerTransfer(group: Command, output: Output): void {
  group
    .command('export')
    .summary("print all as NDJSON for Elastic Security's import")
    .option('--json', 'the same: it prints JSON always')
    .action((_options: object, command: Command) =>
      withHost(command, async ({ application }) => {
        const all = await application.exclusions.list();
        output.out(exportNdjson(all.map(({ exclusion }) => exclusion)).trimEnd());
      }),
    );
  group
    .command('import')
    .summary('make exclusions of an NDJSON export')
    .argument('<file>', "Elastic's export or ours; - is standard input")
    .option('--json', 'what was imported, as one JSON document')
    .action((file: string, _: object, command: Command) =>
      withHost(command, async ({ application }) => {
        const result = await application.exclusions.importNdjson(readText(file), terminalActor());
        if (shown(command).json) printJson(output, [result]);
        else output.out(`imported ${result.imported.length}, left out ${result.failed.length}`);
        for (const { line, message } of result.failed) output.err(`${file}:${line}: ${message}`);
        if (result.failed.length > 0) process.exitCode = 1;
      }),
    );
}

export function registerExclusions(program: Command, output: Output): void {
  const group = program
    .command('exclusions')
    .summary('list exclusions, make, change and delete them')
    .description(
      'Lists all exclusions and what they silenced. Its subcommands make, change and delete them.',
    )
    .option('--json', 'one document a line, as stored');
  group
    .command('list', { isDefault: true })
    .summary('list them, as without a subcommand')
    .option('--json', 'one document a line, as stored')
    .action((_: object, command: Command) =>
      withHost(command, ({ application }) => list(application, output, shown(command))),
    );
  group
    .command('show')
    .summary('show one, with its history')
    .argument('<id>', "the exclusion's id, or its first characters")
    .option('--json', 'the exclusion, as stored')
    .action((text: string, _: object, command: Command) =>
      withHost(command, async ({ application }) =>
        show(application, await findId(application, text), output, shown(command)),
      ),
    );
  registerAdd(group, output);
  registerSwitch(group, output, 'enable');
  registerSwitch(group, output, 'disable');
  group
    .command('delete')
    .summary('delete one; what it silenced stays silenced')
    .argument('<id>', "the exclusion's id, or its first characters")
    .option('--json', 'the exclusion, as it was stored')
    .action((text: string, _: object, command: Command) =>
      withHost(command, async ({ application }) => {
        const id = await findId(application, text);
        const { exclusion } = await application.exclusions.get(id);
        await application.exclusions.delete(id);
        if (shown(command).json) printJson(output, [exclusion]);
        else output.out(`deleted ${id}`);
      }),
    );
  registerTransfer(group, output);
}
