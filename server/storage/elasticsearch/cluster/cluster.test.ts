import { ApplicationError } from '../../../../common/errors';
import type { SearchAnswer, SearchClient } from '../search_client';
import { Cluster } from './cluster';
import type { RetryPolicy } from './retry';

const POLICY: RetryPolicy = { attempts: 3, firstDelay: 1, largestDelay: 2, random: () => 1 };
const CONTEXT = { index: 'logs-*', privileges: ['read'] };
const REQUEST = { index: 'logs-*', size: 1, track_total_hits: false };
const WHOLE: SearchAnswer = {
  timed_out: false,
  _shards: { total: 1, failed: 0 },
  hits: { hits: [] },
};

/** An error as both clients throw it. */
function responseError(status: number, type: string, more: object = {}): Error {
  const reason = 'because';
  const error = { type, reason, root_cause: [{ type, reason }], ...more };
  const meta = { statusCode: status, body: { status, error } };
  return Object.assign(new Error(type), { name: 'ResponseError', meta });
}

function unexpected(): never {
  throw new Error('this test has no use for it');
}

/** A client whose searches answer one after the other; errors are thrown. */
function clientOf(answers: (SearchAnswer | Error)[], privileges?: object | Error): SearchClient {
  return {
    search: async () => {
      const next = answers.shift() ?? unexpected();
      if (next instanceof Error) throw next;
      return next;
    },
    msearch: unexpected,
    openPointInTime: unexpected,
    closePointInTime: unexpected,
    fieldCaps: unexpected,
    bulk: unexpected,
    index: unexpected,
    get: unexpected,
    delete: unexpected,
    indices: {
      create: unexpected,
      getAlias: unexpected,
      updateAliases: unexpected,
      getIndexTemplate: unexpected,
      putIndexTemplate: unexpected,
      getMapping: unexpected,
      putMapping: unexpected,
      refresh: unexpected,
    },
    security: {
      hasPrivileges: async () => {
        if (privileges instanceof Error) throw privileges;
        return { has_all_requested: true, index: {}, ...privileges };
      },
    },
  };
}

function searching(answers: (SearchAnswer | Error)[], privileges?: object | Error) {
  return new Cluster(clientOf(answers, privileges), POLICY).search(CONTEXT, REQUEST);
}

describe('a request', () => {
  it.each([429, 502, 503, 504])('is tried again after %i', async (status) => {
    const answers = [responseError(status, 'busy'), responseError(status, 'busy'), WHOLE];
    expect(await searching(answers)).toBe(WHOLE);
    expect(answers).toEqual([]);
  });

  it('is tried again when there was no connection', async () => {
    const gone = Object.assign(new Error('ECONNREFUSED'), { name: 'ConnectionError' });
    expect(await searching([gone, WHOLE])).toBe(WHOLE);
  });

  it('is not tried for ever, and says what is the matter', async () => {
    const answers = Array.from({ length: 9 }, () => responseError(429, 'es_rejected'));
    await expect(searching(answers)).rejects.toMatchObject({
      code: 'store_unusable',
      message: expect.stringMatching(/too much to do.*logs-\*.*es_rejected: because/) as string,
    });
    expect(answers).toHaveLength(6);
  });

  it.each([
    [401, 'security_exception', /check the API key/],
    [
      403,
      'security_exception',
      /grant its user or API key the index privileges `read` on `logs-\*`/,
    ],
    [400, 'index_closed_exception', /an index of logs-\* is closed, and .* open it/],
    [403, 'cluster_block_exception', /an index of logs-\* is blocked; make room on the disks/],
    [500, 'boom', /cannot serve logs-\*/],
    [400, 'illegal_argument_exception', /refuses a request on logs-\*: .*because/],
  ])('that fails with %i tells what to do', async (status, type, message) => {
    const failing = searching([responseError(status, type)]);
    await expect(failing).rejects.toThrow(ApplicationError);
    await expect(failing).rejects.toThrow(message);
  });

  it('that fails in one of many indices tells which', async () => {
    const failed = [{ shard: 0, index: 'logs-old', reason: { type: 'x', reason: 'because' } }];
    const error = responseError(400, 'illegal_argument_exception', { failed_shards: failed });
    await expect(searching([error])).rejects.toThrow(/because \(in logs-old\)/);
  });

  it('that cannot reach the cluster tells what to check', async () => {
    const gone = () => Object.assign(new Error('ECONNREFUSED'), { name: 'ConnectionError' });
    await expect(searching([gone(), gone(), gone()])).rejects.toThrow(/cannot be reached.*address/);
  });

  it('that takes too long says so, and is not made again: it would take as long', async () => {
    const slow = Object.assign(new Error('Request timed out'), { name: 'TimeoutError' });
    await expect(searching([slow])).rejects.toThrow(/did not answer in time for logs-\*/);
  });

  it('leaves errors of no client as they are', async () => {
    await expect(searching([new TypeError('a bug')])).rejects.toThrow(TypeError);
  });

  it('is not even made when the caller has left, and not tried again when it leaves meanwhile', async () => {
    const cluster = new Cluster(clientOf([]), {
      ...POLICY,
      firstDelay: 60_000,
      largestDelay: 60_000,
    });
    const gone = { ...CONTEXT, signal: AbortSignal.abort() };
    await expect(cluster.search(gone, REQUEST)).rejects.toMatchObject({ code: 'cancelled' });
    const patient = new Cluster(clientOf([responseError(503, 'busy'), WHOLE]), {
      ...POLICY,
      firstDelay: 60_000,
      largestDelay: 60_000,
    });
    const leaving = { ...CONTEXT, signal: AbortSignal.timeout(20) };
    await expect(patient.search(leaving, REQUEST)).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('a write whose answer was lost on the way', () => {
  const REQUEST = { index: 'alerts', id: 'a', document: { note: 'mine', none: undefined } };

  /** A client whose writes fail one after the other, and what is there by then. */
  function writing(failures: Error[], there: object) {
    const index = async (): Promise<never> => {
      throw failures.shift() ?? unexpected();
    };
    const get = async () => ({ _index: 'alerts', found: true, _seq_no: 7, _source: there });
    return new Cluster({ ...clientOf([]), index, get }, POLICY).write(REQUEST);
  }

  const lost = () => responseError(504, 'gateway');
  const conflict = () => responseError(409, 'version_conflict_engine_exception');

  it('does not conflict with itself', async () => {
    const written = await writing([lost(), conflict()], { note: 'mine' });
    expect(written).toMatchObject({ _index: 'alerts', _seq_no: 7 });
  });

  it('conflicts with what somebody else wrote', async () => {
    const other = writing([lost(), conflict()], { note: 'theirs' });
    await expect(other).rejects.toMatchObject({ meta: { statusCode: 409 } });
  });

  it('is no other that says the same by chance', async () => {
    const same = writing([conflict()], { note: 'mine' });
    await expect(same).rejects.toMatchObject({ meta: { statusCode: 409 } });
  });
});

describe('half an answer', () => {
  const failures = [{ index: 'logs-1', reason: { type: 'x', reason: 'disk broken' } }];

  it.each<[string, SearchAnswer, RegExp]>([
    [
      'of some shards',
      { ...WHOLE, _shards: { total: 3, failed: 1, failures } },
      /1 of 3 shards of logs-\* did not answer \(logs-1: disk broken\)/,
    ],
    ['that ran out of time', { ...WHOLE, timed_out: true }, /ran out of time/],
    ['of some clusters', { ...WHOLE, _clusters: { skipped: 2 } }, /2 remote clusters/],
  ])('%s is none', async (_, answer, message) => {
    await expect(searching([answer])).rejects.toMatchObject({ code: 'store_unusable' });
    await expect(searching([answer])).rejects.toThrow(message);
  });
});

describe('an answer of no index at all', () => {
  it('is empty of indices of ours that nobody made yet, and an error of the logs of others', async () => {
    const search = (isOwn: boolean) => {
      const missing = responseError(404, 'index_not_found_exception');
      return new Cluster(clientOf([missing]), POLICY).search({ ...CONTEXT, isOwn }, REQUEST);
    };
    expect((await search(true)).hits.hits).toEqual([]);
    await expect(search(false)).rejects.toMatchObject({ code: 'store_unusable' });
  });

  const NOTHING: SearchAnswer = { ...WHOLE, _shards: { total: 0, failed: 0 } };

  it('is empty where there is none', async () => {
    expect(await searching([NOTHING])).toBe(NOTHING);
  });

  it('is an error where the right to see it is missing', async () => {
    await expect(searching([NOTHING], { has_all_requested: false })).rejects.toThrow(
      /grant its user or API key the index privileges `read` on `logs-\*`/,
    );
  });

  it('is empty where it is of other clusters, whose rights can’t be asked for here', async () => {
    const asked: { index: { names: string[] }[] }[] = [];
    const client = clientOf([NOTHING, NOTHING]);
    client.security.hasPrivileges = async (request) => {
      asked.push(request as (typeof asked)[number]);
      return { has_all_requested: true, index: {} };
    };
    const search = (index: string) =>
      new Cluster(client, POLICY).search({ ...CONTEXT, index }, { ...REQUEST, index });
    expect(await search('berlin:logs-*')).toBe(NOTHING);
    expect(await search('berlin:logs-*,logs-*,-logs-old')).toBe(NOTHING);
    expect(asked).toMatchObject([{ index: [{ names: ['logs-*'] }] }]);
  });

  it('is empty where the cluster has no security to ask', async () => {
    const none = responseError(400, 'invalid_index_name_exception');
    expect(await searching([NOTHING], none)).toBe(NOTHING);
  });
});

describe('searches at the same moment', () => {
  const failed = (status: number, type: string) => ({ status, error: { type, reason: type } });

  function sending(responses: object[], alone: (SearchAnswer | Error)[] = []) {
    const asked: { index: string; searches: object[] }[] = [];
    const msearch = async (request: object) => {
      asked.push(request as (typeof asked)[number]);
      return { responses: responses.splice(0) as SearchAnswer[] };
    };
    return { cluster: new Cluster({ ...clientOf(alone), msearch }, POLICY), asked };
  }

  it('go in one request, each with its own answer', async () => {
    const { cluster, asked } = sending([WHOLE, { ...WHOLE, timed_out: true }, WHOLE]);
    const answers = await Promise.allSettled(
      [1, 2, 3].map((size) => cluster.search(CONTEXT, { ...REQUEST, size })),
    );
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.searches.filter((one) => 'size' in one)).toMatchObject([
      { size: 1 },
      { size: 2 },
      { size: 3 },
    ]);
  });

  it('fail alone, and are tried again alone', async () => {
    const { cluster } = sending([failed(429, 'busy'), failed(400, 'bad query')], [WHOLE]);
    const [first, second] = await Promise.allSettled(
      [1, 2].map((size) => cluster.search({ ...CONTEXT, isQuery: true }, { ...REQUEST, size })),
    );
    expect(first).toEqual({ status: 'fulfilled', value: WHOLE });
    expect(second).toMatchObject({ status: 'rejected', reason: { code: 'invalid_query' } });
  });

  it('of several indices or callers stay apart', async () => {
    const { cluster, asked } = sending([], [WHOLE, WHOLE]);
    const { signal } = new AbortController();
    await Promise.all([
      cluster.search(CONTEXT, REQUEST),
      cluster.search({ ...CONTEXT, signal }, REQUEST),
    ]);
    expect(asked).toEqual([]);
  });
});
