import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { ApplicationError, errorMessage } from '../../common/errors';
import { programFile } from '../program_file';
import { registerAlert } from './commands/alert';
import { registerAlerts } from './commands/alerts';
import { registerExclusions } from './commands/exclusions';
import { registerImport } from './commands/import';
import { registerKql } from './commands/kql';
import { registerParse } from './commands/parse';
import { registerRun } from './commands/run';
import { registerStart } from './commands/start';
import { registerStatus } from './commands/status';
import { registerUser } from './commands/user';
import type { Output } from './output';
import { nameOption } from './parse_option';

const COMMANDS = [
  registerStart,
  registerImport,
  registerRun,
  registerAlerts,
  registerAlert,
  registerExclusions,
  registerStatus,
  registerUser,
  registerParse,
  registerKql,
];

const EXIT_STATUSES = `
Exit status:
  0    done
  1    it could not be done, or not all of it; standard error says what and why
  2    something given to it is wrong: an option, a file, a query, the configuration
  130  cancelled (Ctrl-C)

Start here:
  executable-stack start --sample      load the sample logs, show their alerts, watch this machine
  executable-stack alerts              what is open
  executable-stack alert ID            one alert, its evidence of origin, and the guide's steps`;

function ownVersion(): string {
  const { version } = JSON.parse(readFileSync(programFile('package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}

function createProgram(output: Output): Command {
  const program = new Command('executable-stack')
    .description(
      'Finds processes that Linux started with an executable stack, and tells the kernel from those who imitate it.',
    )
    .option(
      '--data-dir <dir>',
      'where the store is (default: data_dir of the configuration, $EXECUTABLE_STACK_DATA_DIR, /var/lib/executable-stack for root, else the XDG data folder)',
      nameOption,
    )
    .option('--config <file>', 'configuration file (YAML)', nameOption)
    .version(ownVersion(), '--version', 'print the version')
    .addHelpText('after', EXIT_STATUSES)
    .showSuggestionAfterError(false)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => output.out(text.trimEnd()),
      writeErr: (text) => output.err(text.trimEnd()),
      outputError: () => undefined,
    });
  for (const register of COMMANDS) register(program, output);
  for (const command of program.commands) prepare(command, program);
  return program;
}

/** Global options may stand behind the command, where people write them. */
function prepare(command: Command, parent: Command): void {
  command.copyInheritedSettings(parent).exitOverride();
  for (const inner of command.commands) prepare(inner, command);
  command
    .option('--data-dir <dir>', 'where the store is', nameOption)
    .option('--config <file>', 'configuration file (YAML)', nameOption);
}

/** Commander's message as one line among ours. */
function usageError(error: CommanderError): string {
  const [line = ''] = error.message.replace(/^error: /, '').split('\n');
  return line.replace('is invalid. ', 'is invalid: ').replace(/\.$/, '');
}

/**
 * Runs one command line to its end.
 * @param words the arguments behind the program's name
 * @returns the exit status
 */
export async function runProgram(words: readonly string[], output: Output): Promise<number> {
  try {
    await createProgram(output).parseAsync([...words], { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      if (error.code === 'commander.help') return 2;
      output.err(`executable-stack: ${usageError(error)}; see executable-stack --help`);
      return 2;
    }
    output.err(`executable-stack: ${errorMessage(error)}`);
    return error instanceof ApplicationError ? error.exitStatus : 1;
  }
}
