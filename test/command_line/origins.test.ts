import { fieldText, type Document } from '../../common/document/document';
import { jsonLines, runProgramFile, temporaryFolder } from '../support/program';

const LOGS = 'test/fixtures/debian-12';

/** What each file of one machine proves by itself, and all of them together. */
const KERNELS = ['acme/legacy/bin/billing', 'usr/local/bin/jit-worker'];
const THEIRS = ['/home/bob/forged', '/usr/bin/forged', '/usr/bin/forged-kern'];

test.each<[files: string[], kernels: string, theirs: string | undefined]>([
  [['journal.json.gz'], 'authentic journal', 'forged journal'],
  [['var-log/all-rfc5424'], 'authentic priority', 'forged priority'],
  [['var-log/syslog'], 'unproven none', 'forged stamp'],
  [['var-log/syslog-rfc3164'], 'unproven none', 'forged stamp'],
  [['var-log/kern.log'], 'authentic kernel_log', undefined],
  [
    ['var-log/syslog-rfc3164', 'var-log/all-rfc5424', 'var-log/kern.log'],
    'authentic priority',
    'forged priority',
  ],
  [['var-log', 'journal.json.gz'], 'authentic journal', 'forged journal'],
])('%j', (files, kernels, theirs) => {
  const folder = temporaryFolder();
  try {
    for (const file of files) {
      expect(runProgramFile(['import', `${LOGS}/${file}`, '--data-dir', folder.path]).status).toBe(
        0,
      );
      expect(runProgramFile(['run', '--data-dir', folder.path]).status).toBe(0);
    }
    const { stdout } = runProgramFile(['alerts', '--json', '--data-dir', folder.path]);
    const found = jsonLines(stdout).map((alert) =>
      ['path', 'origin.verdict', 'origin.proof']
        .map((field) => fieldText(alert as Document, `executable_stack.${field}`))
        .join(' '),
    );
    const expected = [
      ...KERNELS.map((path) => `${path} ${kernels}`),
      ...(theirs === undefined ? [] : THEIRS.map((path) => `${path} ${theirs}`)),
    ];
    expect(found.sort()).toEqual(expected.sort());
  } finally {
    folder.remove();
  }
});
