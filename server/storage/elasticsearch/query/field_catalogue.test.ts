import { Cluster } from '../cluster/cluster';
import type { FieldCapsAnswer } from '../search_client';
import { FieldCatalogue } from './field_catalogue';

const CONTEXT = { index: 'logs-*', privileges: ['read'] };
const POLICY = { attempts: 1, firstDelay: 1, largestDelay: 1, random: () => 0 };
const ANSWER: FieldCapsAnswer = {
  fields: { message: { match_only_text: { type: 'match_only_text', aggregatable: false } } },
};

/** A catalogue whose cluster answers one question after the other, and which fields it was asked for. */
function catalogueOf(answers: (FieldCapsAnswer | Error)[]) {
  const asked: string[] = [];
  const fieldCaps = async (_: object, { querystring }: { querystring: { fields: string } }) => {
    asked.push(querystring.fields);
    await new Promise((resolve) => setImmediate(resolve));
    const answer = answers.shift() ?? new Error('this test has no use for it');
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const cluster = new Cluster({ fieldCaps } as unknown as Cluster['client'], POLICY);
  return { catalogue: new FieldCatalogue(cluster, CONTEXT), asked };
}

it('asks once for fields that are wanted several times at the same moment', async () => {
  const { catalogue, asked } = catalogueOf([ANSWER, ANSWER]);
  const [first, second] = await Promise.all([
    catalogue.typesOf(['message', 'host.name'], undefined),
    catalogue.typesOf(['message', 'process.name'], undefined),
  ]);
  expect([first('message'), second('message')]).toEqual(['text', 'text']);
  expect(asked).toEqual(['message,host.name', 'process.name']);
  expect(await catalogue.isCountable('message', undefined)).toBe(false);
  expect(asked).toHaveLength(2);
});

it('asks again after a question that failed', async () => {
  const { catalogue } = catalogueOf([new Error('gone'), ANSWER]);
  const both = [1, 2].map(() => catalogue.isCountable('message', undefined));
  expect((await Promise.allSettled(both)).map(({ status }) => status)).toEqual([
    'rejected',
    'rejected',
  ]);
  expect(await catalogue.isCountable('message', undefined)).toBe(false);
});

it('does not wait for a question that somebody else may cancel', async () => {
  const { catalogue, asked } = catalogueOf([ANSWER, ANSWER]);
  const { signal } = new AbortController();
  await Promise.all([
    catalogue.isCountable('message', signal),
    catalogue.isCountable('message', undefined),
  ]);
  expect(asked).toEqual(['message', 'message']);
});
