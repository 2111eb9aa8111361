import type { Command } from 'commander';
import { parseKql } from '../../../common/kql/parse';
import { toElasticsearchQuery } from '../../../common/kql/to_elasticsearch';
import type { Output } from '../output';

export function registerKql(program: Command, output: Output): void {
  program
    .command('kql')
    .summary('print the Elasticsearch query of a KQL query')
    .description(
      'Prints the Elasticsearch query (JSON) that Kibana makes of a KQL query without a data view, ' +
        'or what is wrong with the query and where (exit status 2).',
    )
    .argument('<query>', 'the query, in quotes: \'host.name: web-* and not process.name: "sshd"\'')
    .option('--json', 'on one line')
    .action((query: string, options: { json?: boolean }) => {
      const dsl = toElasticsearchQuery(parseKql(query));
      output.out(JSON.stringify(dsl, null, options.json ? undefined : 2));
    });
}
