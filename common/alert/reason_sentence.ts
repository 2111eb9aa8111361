import { fieldValues, type Document } from '../document/document';
import type { Rule } from '../rule/rule';

function valueOf(event: Document, field: string): string | undefined {
  const values = fieldValues(event, field).filter((value) => value !== '-' && value !== '');
  return values.length === 0 ? undefined : values.join(', ');
}

function endpointOf(event: Document, side: 'source' | 'destination'): string | undefined {
  const [ip, port] = [valueOf(event, `${side}.ip`), valueOf(event, `${side}.port`)];
  return ip === undefined || port === undefined ? undefined : `${side} ${ip}:${port}`;
}

/**
 * `kibana.alert.reason` in the words of Elastic's rules:
 * `event with process kernel, on web-01 created low alert Process Started with Executable Stack.`
 */
export function reasonSentence(event: Document, { severity, name }: Rule): string {
  const named = (what: string, field: string) => {
    const value = valueOf(event, field);
    return value === undefined ? undefined : `${what} ${value}`;
  };
  const parts = [
    named('process', 'process.name'),
    named('parent process', 'process.parent.name'),
    named('file', 'file.name'),
    endpointOf(event, 'source'),
    endpointOf(event, 'destination'),
  ].flatMap((part) => (part === undefined ? [] : [`${part},`]));
  const category = valueOf(event, 'event.category');
  const user = named('by', 'user.name');
  const words = [
    category === undefined ? 'event' : `${category} event`,
    ...(parts.length > 0 || user !== undefined ? ['with'] : []),
    ...parts,
    user,
    named('on', 'host.name'),
    `created ${severity} alert ${name}.`,
  ];
  return words.filter((word) => word !== undefined).join(' ');
}
