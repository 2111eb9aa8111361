import { Client } from '@elastic/elasticsearch';
import { createApplication } from '../../../server/application';
import { createElasticsearchStore } from '../../../server/storage/elasticsearch/elasticsearch_store';
import { isProcessAlive, processOwner } from '../../../standalone/scheduler/process_owner';

const quiet = () => undefined;
const logger = { debug: quiet, info: quiet, warn: quiet, error: quiet };

/** The detection over all events of an index, as a process of its own: url, index, space. */
async function main([url, eventsIndex = '', space = '']: string[]): Promise<void> {
  const client = new Client({ node: url, requestTimeout: 120_000 });
  const { events, alerts, silenced, records } = createElasticsearchStore({
    client,
    eventsIndex,
    space,
    logger,
  });
  const clock = { now: () => Date.now() };
  const { detection } = createApplication(
    { events, alerts, silenced, records, clock, logger },
    { firstRun: 'beginning', owner: processOwner(), isAlive: isProcessAlive, spaceId: space },
  );
  const { created, runs } = await detection.runToEnd({ trigger: 'manual' });
  process.stdout.write(JSON.stringify({ created, runs }));
  await client.close();
}

void main(process.argv.slice(2));
