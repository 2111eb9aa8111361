import type { Command } from 'commander';
import { toDocument } from '../../../common/document/event_document';
import { parseStream } from '../../log_formats/parse_stream';
import { openInput } from '../open_input';
import type { Output } from '../output';
import { timezoneOption } from '../parse_option';

interface Options {
  host?: string;
  timezone?: string;
}

export function registerParse(program: Command, output: Output): void {
  program
    .command('parse')
    .summary('print the events of log files, without storing them')
    .description(
      'Prints the events of log files as ECS documents, one a line, in the order of the lines. The format is found by name and ' +
        'content; gzip is unpacked. A line that cannot be parsed is printed whole, with error.message.',
    )
    .argument('<files...>', 'files; - is standard input')
    .option('--host <name>', 'the host of files that name none, such as dpkg.log')
    .option(
      '--timezone <zone>',
      "of time stamps without an offset (default: this machine's)",
      timezoneOption,
    )
    .option('--json', 'the same: it prints JSON always')
    .action(async (files: string[], options: Options) => {
      for (const file of files) {
        const input = await openInput(file);
        const reading = { ...input, hostName: options.host, timezone: options.timezone };
        for await (const events of parseStream(input.chunks, reading)) {
          if (events.length > 0)
            output.out(events.map((event) => JSON.stringify(toDocument(event))).join('\n'));
        }
      }
    });
}
