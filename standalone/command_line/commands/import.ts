import type { Command } from 'commander';
import { ApplicationError } from '../../../common/errors';
import { importPaths, type ImportReport } from '../../collector/import/import_paths';
import { createProgressBar } from '../../collector/progress_bar';
import { startWorkerWriter } from '../../collector/worker_writer';
import { collectingStorePath, openHost } from '../../host';
import { cancelOnInterrupt } from '../cancel';
import { configOf } from '../with_host';
import { printJson, type Output } from '../output';
import { timezoneOption } from '../parse_option';

interface Options {
  host?: string;
  timezone?: string;
  json?: boolean;
}

/** 0 where all was read, 2 where something that was named can't be, 1 where it broke on the way. */
function statusOf({ files, cancelled }: ImportReport): number {
  if (cancelled) return 130;
  const failed = files.filter(({ outcome }) => outcome === 'failed');
  if (failed.length === 0) return 0;
  return failed.every(({ lines }) => lines === 0) ? 2 : 1;
}

/** Imports and reports what was left out. */
export async function importLogs(
  paths: readonly string[],
  options: Options & { storePath: string },
  output: Output,
  signal?: AbortSignal,
): Promise<ImportReport> {
  const writer = startWorkerWriter(options.storePath);
  const bar = createProgressBar(process.stderr);
  try {
    const report = await importPaths(
      paths,
      { writer, hostName: options.host, timezone: options.timezone },
      (progress) => bar.update(progress),
      signal,
    );
    bar.clear();
    for (const { path, outcome, reason } of report.files) {
      if (outcome === 'failed') output.err(`executable-stack: ${path}: ${reason}`);
      if (outcome === 'skipped') output.err(`left out ${path}: ${reason}`);
    }
    return report;
  } finally {
    await writer.close();
  }
}

export function registerImport(program: Command, output: Output): void {
  program
    .command('import')
    .summary('read archives of logs into the store')
    .description(
      'Reads log files, packed ones too, and folders of them into the store: syslog in its three forms, the exported journal ' +
        '(journalctl -o json), auditd and dpkg logs. What is there already is not stored again. Ctrl-C cancels; the same ' +
        'command then goes on where it was.',
    )
    .argument('<paths...>', 'files and folders')
    .option('--host <name>', 'the host of files that name none, such as dpkg.log')
    .option(
      '--timezone <zone>',
      "of time stamps without an offset (default: this machine's)",
      timezoneOption,
    )
    .option('--json', 'what was read of each file, one JSON document a line')
    .action(async (paths: string[], options: Options, command: Command) => {
      const config = configOf(command);
      const host = await openHost(config);
      let storePath: string;
      try {
        storePath = collectingStorePath(host);
      } finally {
        await host.close();
      }
      const interrupt = cancelOnInterrupt();
      try {
        const report = await importLogs(paths, { ...options, storePath }, output, interrupt.signal);
        if (options.json) printJson(output, report.files);
        else if (report.total.lines > 0) createProgressBar(process.stderr).finish(report.total);
        if (report.cancelled)
          throw new ApplicationError('cancelled', 'cancelled; the same command goes on from here');
        process.exitCode = statusOf(report);
      } finally {
        interrupt.release();
      }
    });
}
