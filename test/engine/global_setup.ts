import { NoEngine, startEngineNode, type EngineNode } from './node/engine_node';

/** What the tests' processes find in their environment. */
export const URL_VARIABLE = 'EXECUTABLE_STACK_ENGINE_URL';

declare global {
  var engineNode: EngineNode | undefined;
}

/** Starts a node for the tests, or takes the cluster that `ELASTICSEARCH_URL` names. */
export default async function setUp(): Promise<void> {
  const given = process.env['ELASTICSEARCH_URL'];
  if (given) {
    process.env[URL_VARIABLE] = given;
    return;
  }
  try {
    globalThis.engineNode = await startEngineNode();
    process.env[URL_VARIABLE] = globalThis.engineNode.url;
  } catch (error) {
    if (!(error instanceof NoEngine) || process.env['CI'] === 'true') throw error;
    process.stderr.write(`\nThe tests on a real Elasticsearch are skipped: ${error.message}\n`);
  }
}
