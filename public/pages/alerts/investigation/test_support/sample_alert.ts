import type { Document, JsonValue } from '../../../../../common/document/document';

interface Parts {
  origin?: JsonValue;
  fields?: Document;
}

const AUTHENTIC: JsonValue = {
  verdict: 'authentic',
  proof: 'priority',
  reasons: [
    { code: 'stamp_fits', text: 'Its time stamp fits.', speaks: 'neither' },
    { code: 'facility', text: 'Its priority says facility 0, the kernel’s.', speaks: 'for' },
  ],
};

/** An alert as it is stored: the first line of the sample machine. */
export function sampleAlert({ origin = AUTHENTIC, fields = {} }: Parts = {}): Document {
  return {
    '@timestamp': '2026-11-24T11:50:00.000Z',
    message: "[   27.374698] process 'acme/legacy/bin/billing' started with executable stack",
    host: { name: 'web-01', os: { type: 'linux' } },
    process: { name: 'kernel' },
    executable_stack: {
      path: 'acme/legacy/bin/billing',
      path_complete: false,
      program: 'billing',
      boot: '2026-11-24T11:48:26.000Z',
      origin,
      triage: {},
      notes: [],
      history: [],
    },
    'kibana.alert.uuid': 'a1',
    'kibana.alert.start': '2026-11-24T11:50:00.000Z',
    'kibana.alert.original_time': '2026-11-24T11:48:53.000Z',
    'kibana.alert.workflow_status': 'open',
    'kibana.alert.workflow_tags': [],
    'kibana.alert.workflow_assignee_ids': [],
    ...fields,
  };
}
