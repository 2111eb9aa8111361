import { fieldText, fieldValues, type Document } from '../document/document';
import { mergeDocuments } from '../document/merge';
import { judgeOrigin } from '../line/origin';
import { ruleOfVersion } from '../rule/rules';
import { applyChange } from '../triage/change_alert';
import { readTriage } from '../triage/triage_state';
import { makeAlert } from './alert_document';
import { confirmAlert } from './confirm_alert';

const NOW = Date.UTC(2026, 10, 24, 12, 5);
const LINE = "process 'acme/legacy/bin/billing' started with executable stack";
const plain = {
  id: 'plain',
  index: 'events',
  document: {
    '@timestamp': '2026-11-24T11:48:53.232Z',
    message: `[   27.374698] ${LINE}`,
    process: { name: 'kernel' },
    event: { ingested: '2026-11-24T11:50:00.000Z' },
    log: { file: { path: '/var/log/syslog' } },
  } as Document,
};
const journal = {
  id: 'journal',
  index: 'events',
  document: {
    '@timestamp': '2026-11-24T11:48:53.232Z',
    message: LINE,
    process: { name: 'kernel' },
    systemd: { transport: 'kernel' },
    log: { syslog: { facility: { code: 0 } } },
  } as Document,
};

const originOf = (event: typeof plain) => judgeOrigin(event.document, []);
const alertOf = (event: typeof plain) =>
  makeAlert(event, {
    id: 'a',
    origin: originOf(event),
    now: NOW,
    rule: ruleOfVersion(2),
    spaceId: 'default',
  });
const confirm = (alert: Document, event: typeof plain) =>
  confirmAlert(alert, event, originOf(event), NOW);
const verdict = (alert: Document | undefined) =>
  fieldText(alert ?? {}, 'executable_stack.origin.verdict');

it('takes the better proof, and says so in the history', () => {
  const confirmed = confirm(alertOf(plain), journal);
  expect(verdict(confirmed)).toBe('authentic');
  expect(readTriage(confirmed ?? {}).history).toEqual([
    {
      at: '2026-11-24T12:05:00.000Z',
      by: { id: 'executable-stack', name: 'Executable Stack' },
      action: 'confirmed_origin',
      from: 'unproven',
      to: 'authentic',
    },
  ]);
  expect(fieldValues(confirmed ?? {}, 'kibana.alert.ancestors.id')).toEqual(['plain', 'journal']);
  expect(fieldValues(confirmed ?? {}, 'executable_stack.sources')).toEqual([
    '/var/log/syslog',
    'journal',
  ]);
});

it('adds a copy that proves less, without a word', () => {
  const confirmed = confirm(alertOf(journal), plain) ?? {};
  expect(verdict(confirmed)).toBe('authentic');
  expect(fieldText(confirmed, 'executable_stack.origin.proof')).toBe('journal');
  expect(readTriage(confirmed).history).toEqual([]);
  expect(fieldValues(confirmed, 'kibana.alert.ancestors.id')).toEqual(['journal', 'plain']);
});

it('adds nothing twice', () => {
  const once = confirm(alertOf(plain), journal) ?? {};
  expect(confirm(once, journal)).toBeUndefined();
  expect(confirm(once, plain)).toBeUndefined();
});

it('takes what the event itself gained', () => {
  const document = mergeDocuments(plain.document, {
    log: { syslog: { facility: { code: 1 } } },
    event: { ingested: '2026-11-24T11:55:00.000Z' },
  });
  const confirmed = confirm(alertOf(plain), { ...plain, document }) ?? {};
  expect(verdict(confirmed)).toBe('forged');
  expect(confirmed).toMatchObject({
    log: { file: { path: '/var/log/syslog' }, syslog: { facility: { code: 1 } } },
    event: { ingested: '2026-11-24T11:55:00.000Z', kind: 'signal' },
  });
  expect(fieldValues(confirmed, 'kibana.alert.ancestors.id')).toEqual(['plain']);
});

it('leaves what people did as it is', () => {
  const by = { id: 'alice', name: 'Alice' };
  const { document } = applyChange(
    alertOf(plain),
    { type: 'close', reason: 'other', steps_undone_confirmed: true },
    { by, at: '2026-11-24T12:00:00.000Z' },
  );
  const confirmed = confirm(document, journal) ?? {};
  const { status, reason, history } = readTriage(confirmed);
  expect({ status, reason }).toEqual({ status: 'closed', reason: 'other' });
  expect(history.map(({ action }) => action)).toEqual(['close', 'confirmed_origin']);
});
