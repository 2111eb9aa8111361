import { MemoryAlertIndex, MemoryRecordStore } from '../support/memory_stores';
import { describeAlertIndex } from './alert_index_contract';
import { describeRecordStore } from './record_store_contract';

const close = async () => undefined;

describeAlertIndex('the fake', async () => ({ alerts: new MemoryAlertIndex(), close }));

describeRecordStore('the fake', async () => ({ records: new MemoryRecordStore(), close }));
