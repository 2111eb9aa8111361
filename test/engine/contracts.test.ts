import { describeAlertIndex } from '../contract/alert_index_contract';
import { describeAlertSearch } from '../contract/alert_search_contract';
import { describeEventIndex } from '../contract/event_index_contract';
import { describeRecordStore } from '../contract/record_store_contract';
import { describeOnEngine, makeEngineStore } from './support/engine';

describeOnEngine('the contracts on a real node:', () => {
  describeEventIndex('Elasticsearch', makeEngineStore);
  describeEventIndex('Elasticsearch, on several shards,', () => makeEngineStore({ shards: 3 }));
  describeAlertIndex('Elasticsearch', makeEngineStore);
  describeAlertSearch('Elasticsearch', makeEngineStore);
  describeAlertIndex('Elasticsearch, for silenced hits', async () => {
    const { silenced, close } = await makeEngineStore();
    return { alerts: silenced, close };
  });
  describeRecordStore('Elasticsearch', makeEngineStore);
});
