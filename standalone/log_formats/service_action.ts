import type { Document } from '../../common/document/document';

const SERVICE = /^(Started|Stopped) (?!target ).*\b[Ss]ervice\b/;

/**
 * What systemd's message says was done to a service, as the System integration classifies it (elastic/integrations
 * packages/system/data_stream/syslog/_dev/test/pipeline/test-systemd.log-expected.json); undefined where it is no such message.
 */
export function serviceAction(message: string): Document | undefined {
  const what = SERVICE.exec(message)?.[1];
  if (what === undefined) return undefined;
  const [action, type] = what === 'Started' ? ['service-start', 'start'] : ['service-stop', 'end'];
  return { event: { action, category: ['process'], type: [type] } };
}
