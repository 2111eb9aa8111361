import { toDocument } from './event_document';

const shared = { host: { name: 'web-01' }, log: { file: { path: '/var/log/syslog' } } };

test('puts the columns over what is shared, and the own fields over both', () => {
  const document = toDocument({
    shared: { ...shared, process: { name: 'shared', title: 'kept' }, message: 'shared' },
    timestamp: Date.UTC(2026, 10, 24, 11, 48, 53, 232),
    message: 'own',
    processName: 'kernel',
    pid: 7,
    offset: 12,
    extra: { process: { pid: 8 }, log: { flags: ['multiline'] } },
  });
  expect(document).toEqual({
    '@timestamp': '2026-11-24T11:48:53.232Z',
    message: 'own',
    host: { name: 'web-01' },
    process: { name: 'kernel', title: 'kept', pid: 8 },
    log: { file: { path: '/var/log/syslog' }, offset: 12, flags: ['multiline'] },
  });
});

test('has no field that the event lacks, and leaves its parts as they are', () => {
  const before = structuredClone(shared);
  expect(toDocument({ shared, timestamp: 0, extra: { host: { id: 'x' } } })).toEqual({
    '@timestamp': '1970-01-01T00:00:00.000Z',
    host: { name: 'web-01', id: 'x' },
    log: { file: { path: '/var/log/syslog' } },
  });
  expect(shared).toEqual(before);
  expect(toDocument({ shared: {}, timestamp: 1, message: '' })).toEqual({
    '@timestamp': '1970-01-01T00:00:00.001Z',
    message: '',
  });
});
