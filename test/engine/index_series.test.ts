import { is } from '../../common/kql/ast';
import { ElasticsearchAlertIndex } from '../../server/storage/elasticsearch/alerts/alert_index';
import { ALERT_MAPPINGS } from '../../server/storage/elasticsearch/alerts/alert_mappings';
import { Cluster } from '../../server/storage/elasticsearch/cluster/cluster';
import {
  backingIndex,
  seriesOf,
  type IndexSeries,
  type SeriesMappings,
} from '../../server/storage/elasticsearch/series/index_series';
import { installSeries } from '../../server/storage/elasticsearch/series/install_series';
import { alert, STATUS } from '../contract/alert_samples';
import { everything } from '../contract/queries';
import { silentLogger } from '../support/detection_world';
import { describeOnEngine, makeEngineStore, type EngineStore } from './support/engine';

describeOnEngine('the indices of alerts', () => {
  let store: EngineStore;
  let cluster: Cluster;

  beforeEach(async () => {
    store = await makeEngineStore();
    cluster = new Cluster(store.client);
  });
  afterEach(() => store.close());

  const series = (mappings: Partial<SeriesMappings> = {}): IndexSeries =>
    seriesOf('alerts', store.space, { mappings: { ...ALERT_MAPPINGS, ...mappings } });
  const install = (mappings: Partial<SeriesMappings> = {}) =>
    installSeries(cluster, series(mappings), silentLogger);
  const indexOf = (mappings: Partial<SeriesMappings> = {}) =>
    new ElasticsearchAlertIndex(cluster, series(mappings), silentLogger);

  async function behindAlias(): Promise<[string, boolean | undefined][]> {
    const { alias } = series();
    const found = await store.client.indices.getAlias({ name: alias });
    return Object.entries(found)
      .map(([index, { aliases }]): [string, boolean | undefined] => [
        index,
        aliases[alias]?.is_write_index,
      ])
      .sort();
  }

  async function versionOf(index: string): Promise<unknown> {
    const answer = await store.client.indices.getMapping({ index });
    return answer[index]?.mappings._meta?.['mappings_version'];
  }

  it('are there once, however many put them in place, and are hidden', async () => {
    await Promise.all(Array.from({ length: 6 }, () => install()));
    await install();
    expect(await behindAlias()).toEqual([[backingIndex(series()), true]]);
    const index = backingIndex(series());
    const settings = await store.client.indices.getSettings({ index });
    expect(settings[index]?.settings?.index).toMatchObject({
      hidden: 'true',
      auto_expand_replicas: '0-1',
    });
    const { index_templates: templates } = await store.client.indices.getIndexTemplate({
      name: series().template,
    });
    expect(templates[0]?.index_template.index_patterns).toEqual([series().pattern]);
    expect(await versionOf(index)).toBe(ALERT_MAPPINGS.version);
  });

  it('stand beside those of a space whose name begins alike, each with its own template', async () => {
    const longer = seriesOf('alerts', `${store.space}-two`, { mappings: ALERT_MAPPINGS });
    const other = new ElasticsearchAlertIndex(cluster, longer, silentLogger);
    await install();
    const created = await other.createMany([{ id: 'a', document: alert() }]);
    expect(created).toEqual({ created: ['a'], existing: [] });
    expect(await store.alerts.count({ query: everything })).toBe(0);
    await store.client.indices.deleteIndexTemplate({ name: longer.template });
  });

  it('take new fields in place, and nothing from an older process', async () => {
    await install();
    const newer = {
      version: 7,
      properties: { ...ALERT_MAPPINGS.properties, added: { type: 'ip' } },
    };
    await install(newer);
    await install();
    const index = backingIndex(series());
    expect(await behindAlias()).toEqual([[index, true]]);
    expect(await versionOf(index)).toBe(7);
  });

  it('go on in a new index where a field changed its type, each alert still there once', async () => {
    const before = indexOf();
    await before.createMany([{ id: 'a', document: alert({ status: 'open' }) }]);
    const read = await before.get('a');
    const changed = {
      version: 8,
      properties: { ...ALERT_MAPPINGS.properties, 'host.name': { type: 'text' } },
    };
    const after = indexOf(changed);
    const answer = await after.createMany([
      { id: 'a', document: alert() },
      { id: 'b', document: alert({ status: 'open' }) },
    ]);
    expect(answer).toEqual({ created: ['b'], existing: ['a'] });
    expect(await behindAlias()).toEqual([
      [backingIndex(series(), 1), false],
      [backingIndex(series(), 2), true],
    ]);
    // An older process that still runs finds both, and takes neither twice.
    expect(await before.createMany([{ id: 'b', document: alert() }])).toMatchObject({
      created: [],
    });
    expect(await before.count({ query: everything })).toBe(2);
    await after.update('a', read?.version ?? '', alert({ status: 'closed' }));
    expect((await before.getMany(['a', 'b'])).map(({ index }) => index).sort()).toEqual(
      (await behindAlias()).map(([index]) => index),
    );
    expect(await after.count({ query: is(STATUS, 'closed') })).toBe(1);
  });

  it('get their alias back, and say it where somebody took its name', async () => {
    await install();
    const { alias } = series();
    await store.client.indices.deleteAlias({ index: backingIndex(series()), name: alias });
    await install();
    expect(await behindAlias()).toEqual([[backingIndex(series()), true]]);
    await store.client.indices.delete({ index: backingIndex(series()) });
    await store.client.indices.create({ index: alias });
    try {
      await expect(install()).rejects.toThrow(/an index by the name of the alias/);
    } finally {
      await store.client.indices.delete({ index: alias });
    }
  });

  it('are written again where none behind the alias is, as after a restore', async () => {
    await store.alerts.createMany([{ id: 'a', document: alert() }]);
    const { alias } = series();
    const [first, second] = [backingIndex(series(), 1), backingIndex(series(), 2)];
    await store.client.indices.create({ index: second });
    const remove = { index: first, alias };
    const restored = [first, second].map((index) => ({ add: { index, alias } }));
    await store.client.indices.updateAliases({ actions: [{ remove }, ...restored] });
    const documents = ['a', 'b'].map((id) => ({ id, document: alert() }));
    await expect(store.alerts.createMany(documents)).rejects.toThrow(/no write index/);
    expect(await store.alerts.createMany(documents)).toEqual({ created: ['b'], existing: ['a'] });
    expect(await behindAlias()).toEqual([
      [first, false],
      [second, true],
    ]);
  });

  it('say it where one is closed, instead of leaving out its alerts and making them twice', async () => {
    await store.alerts.createMany([{ id: 'a', document: alert() }]);
    const changed = { ...ALERT_MAPPINGS.properties, 'host.name': { type: 'text' } };
    const later = indexOf({ version: 8, properties: changed });
    await later.createMany([{ id: 'b', document: alert() }]);
    await store.records.create('exclusion', 'a', {});
    const first = backingIndex(series(), 1);
    const records = backingIndex(seriesOf('records', store.space, { mappings: ALERT_MAPPINGS }));
    await store.client.indices.close({ index: [first, records] });
    const told = { code: 'store_unusable', message: expect.stringContaining('is closed') };
    await expect(later.createMany([{ id: 'a', document: alert() }])).rejects.toMatchObject(told);
    await expect(later.get('a')).rejects.toMatchObject(told);
    await expect(later.count({ query: everything })).rejects.toThrow(`closed (in ${first})`);
    await expect(later.search({ query: everything, size: 10_000 })).rejects.toMatchObject(told);
    const facets = [{ query: everything, field: STATUS, size: 5 }];
    await expect(
      Promise.all([
        later.count({ query: everything }),
        later.facets({ query: everything }, facets),
      ]),
    ).rejects.toMatchObject(told);
    await expect(store.records.list('exclusion', { size: 5 })).rejects.toMatchObject(told);
    await store.client.indices.open({ index: [first, records] });
    expect(await later.count({ query: everything })).toBe(2);
  });

  it('go on in a new index where one that somebody made stands in the way', async () => {
    const index = backingIndex(series());
    await store.client.indices.create({
      index,
      mappings: { properties: { host: { type: 'keyword' } } },
    });
    const document = alert({ host: 'web-01' });
    expect(await store.alerts.createMany([{ id: 'a', document }])).toMatchObject({
      created: ['a'],
    });
    expect((await store.alerts.get('a'))?.document).toEqual(document);
    expect(await behindAlias()).toEqual([
      [index, false],
      [backingIndex(series(), 2), true],
    ]);
  });

  it('are put in place again when somebody took them away', async () => {
    await store.alerts.createMany([{ id: 'a', document: alert() }]);
    await store.client.indices.delete({ index: backingIndex(series()) });
    await expect(store.alerts.createMany([{ id: 'b', document: alert() }])).rejects.toThrow();
    expect(await store.alerts.createMany([{ id: 'b', document: alert() }])).toMatchObject({
      created: ['b'],
    });
    expect(await behindAlias()).toEqual([[backingIndex(series()), true]]);
  });

  it('have nothing to say before there is any, and make none by being read', async () => {
    expect(await store.alerts.count({ query: everything })).toBe(0);
    expect(await store.alerts.search({ query: everything, size: 5 })).toEqual({ hits: [] });
    expect(await store.alerts.get('a')).toBeUndefined();
    expect(await store.records.list('run', { size: 5 })).toEqual([]);
    expect(await store.records.get('run', 'a')).toBeUndefined();
    await store.records.delete('run', 'a');
    const found = await store.client.indices.getAlias({ name: series().alias }, { ignore: [404] });
    expect(Object.keys(found)).not.toContain(backingIndex(series()));
  });

  it('never take a document into an index that a version from outside names, nor make one', async () => {
    await store.alerts.createMany([{ id: 'a', document: alert() }]);
    for (const version of ['0.1.2', '0.1..kibana', '0.1.999999', '0.1.0'])
      await expect(store.alerts.update('a', version, alert())).rejects.toThrow(/changed/);
    const request = { index: series().pattern, expand_wildcards: 'all' } as const;
    expect(Object.keys(await store.client.indices.get(request))).toEqual([backingIndex(series())]);
  });

  it('make no alert twice that is in one beside them, put back without a mark', async () => {
    await store.alerts.createMany([{ id: 'a', document: alert() }]);
    const { alias } = series();
    const [first, second] = [backingIndex(series(), 1), backingIndex(series(), 2)];
    await store.client.indices.create({ index: second });
    const actions = [
      { remove: { index: first, alias } },
      { add: { index: first, alias } },
      { add: { index: second, alias, is_write_index: true } },
    ];
    await store.client.indices.updateAliases({ actions });
    const documents = ['a', 'b'].map((id) => ({ id, document: alert() }));
    expect(await store.alerts.createMany(documents)).toEqual({ created: ['b'], existing: ['a'] });
  });

  it('may have been reindexed under a name of somebody’s own', async () => {
    await store.alerts.createMany([{ id: 'a', document: alert({ status: 'open' }) }]);
    const { alias } = series();
    const copy = `copy-of-${store.space}`;
    try {
      await store.client.reindex({
        refresh: true,
        source: { index: alias },
        dest: { index: copy },
      });
      const remove_index = { index: backingIndex(series()) };
      const actions = [{ remove_index }, { add: { index: copy, alias } }];
      await store.client.indices.updateAliases({ actions });
      const read = await store.alerts.get('a');
      await store.alerts.update('a', read?.version ?? '', alert({ status: 'closed' }));
      expect(await store.alerts.count({ query: is(STATUS, 'closed') })).toBe(1);
    } finally {
      await store.client.indices.delete({ index: copy });
    }
  });
});
