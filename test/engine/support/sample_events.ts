import { inProcessWriter } from '../../../standalone/collector/event_writer';
import { importPaths } from '../../../standalone/collector/import/import_paths';
import type { NewEvent } from '../../../server/ports';
import { MemorySink } from '../../support/collected';

/** Which alerts the sample's events make: path and verdict. */
export const SAMPLE_ALERTS = [
  '/home/bob/forged forged',
  '/usr/bin/forged forged',
  '/usr/bin/forged-kern forged',
  'acme/legacy/bin/billing authentic',
  'usr/local/bin/jit-worker authentic',
];

/** The events of the sample logs of a Debian machine, as an agent would have shipped them. */
export async function sampleEvents(): Promise<NewEvent[]> {
  const sink = new MemorySink();
  await importPaths(['sample/debian-12'], {
    writer: inProcessWriter(sink),
    hostName: 'web-01',
    timezone: 'UTC',
  });
  return [...sink.events.values()];
}
