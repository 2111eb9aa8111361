import { toDocument } from '../../../common/document/event_document';
import type { Document } from '../../../common/document/document';
import { importPaths } from '../../../standalone/collector/import/import_paths';
import { inProcessWriter } from '../../../standalone/collector/event_writer';
import { programFile } from '../../../standalone/program_file';
import { MemorySink } from '../../support/collected';

export interface IdentifiedDocument {
  id: string;
  document: Document;
}

/** The events of the sample, as the standalone host collects them. */
export async function sampleEvents(): Promise<IdentifiedDocument[]> {
  const sink = new MemorySink();
  const writer = inProcessWriter(sink);
  const options = { writer, hostName: 'web-01', timezone: 'UTC' };
  await importPaths([programFile('sample', 'debian-12')], options);
  return [...sink.events.values()].map((event) => ({ id: event.id, document: toDocument(event) }));
}
