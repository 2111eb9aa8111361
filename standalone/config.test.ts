import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../test/support/program';
import { loadConfig } from './config';

describe('the configuration', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  beforeEach(() => {
    folder = temporaryFolder();
  });
  afterEach(() => folder.remove());

  const load = (yaml: string) => {
    const config = join(folder.path, 'config.yml');
    writeFileSync(config, yaml);
    return loadConfig({ config, dataDir: folder.path }, {});
  };

  test('says nothing that must be said', () => {
    expect(loadConfig({ dataDir: '/data' }, {})).toMatchObject({
      data_dir: '/data',
      http: { port: 5680 },
      sessions: { idle: 8 * 3_600_000, absolute: 7 * 24 * 3_600_000 },
    });
  });

  test('sets where the host is reached, and how long sessions last', () => {
    const { http, sessions } = load(
      'http:\n  port: 8080\n  public_url: https://alerts.example.com/\nsessions:\n  idle: 30m\n  absolute: 1d\n',
    );
    expect(http).toEqual({ port: 8080, public_url: 'https://alerts.example.com' });
    expect(sessions).toEqual({ idle: 1_800_000, absolute: 86_400_000 });
  });

  test.each([
    ['http:\n  port: 70000', /http\.port/],
    [
      'http:\n  public_url: alerts.example.com',
      /http\.public_url: is not an address such as https/,
    ],
    ['http:\n  public_url: ftp://alerts.example.com', /http\.public_url: is not an address/],
    ['sessions:\n  idle: 8', /sessions\.idle/],
    ['sessions:\n  idle: 8 hours', /sessions\.idle: is not a duration such as 30m, 8h or 7d/],
    ['sessions:\n  absolute: 0d', /sessions\.absolute: is not a duration/],
    ['colour: red', /config\.yml/],
  ])('%j is refused, with its place', (yaml, where) => {
    expect(() => load(yaml)).toThrow(where);
  });
});
