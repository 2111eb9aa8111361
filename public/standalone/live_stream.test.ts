import type { LiveMessage } from '../../common/api/live';
import { LiveStream } from './live_stream';

class FakeSource {
  onopen?: () => void;
  onerror?: () => void;
  listeners = new Map<string, (event: { data: string }) => void>();
  isClosed = false;
  addEventListener(type: string, listener: (event: { data: string }) => void) {
    this.listeners.set(type, listener);
  }
  close() {
    this.isClosed = true;
  }
}

function start() {
  const sources: FakeSource[] = [];
  const stream = new LiveStream('/api/live', () => {
    const source = new FakeSource();
    sources.push(source);
    return source as unknown as EventSource;
  });
  const messages: LiveMessage[] = [];
  const states: string[] = [];
  stream.subscribe((message) => messages.push(message));
  stream.onState((state) => states.push(state));
  stream.start();
  return { stream, sources, messages, states };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('LiveStream', () => {
  it('hands on what the server sends, and drops what is no message', () => {
    const { stream, sources, messages } = start();
    sources[0]?.listeners.get('alert_changed')?.({ data: '{"id":"a","version":"2"}' });
    sources[0]?.listeners.get('alert_changed')?.({ data: '{' });
    expect(messages).toEqual([{ type: 'alert_changed', id: 'a', version: '2' }]);
    stream.stop();
  });

  it('reconnects ever more slowly, and says that something may have been missed', () => {
    const { stream, sources, messages, states } = start();
    sources[0]?.onopen?.();
    sources[0]?.onerror?.();
    expect(stream.state()).toBe('offline');
    jest.advanceTimersByTime(1_000);
    sources[1]?.onerror?.();
    jest.advanceTimersByTime(1_000);
    expect(sources).toHaveLength(2);
    jest.advanceTimersByTime(1_000);
    sources[2]?.onopen?.();
    expect(states).toEqual(['offline', 'live']);
    expect(messages).toEqual([{ type: 'store_changed' }]);
    stream.stop();
  });

  it('looks at once for another way when the network goes', () => {
    const { stream, sources, messages, states } = start();
    sources[0]?.onopen?.();
    window.dispatchEvent(new Event('offline'));
    expect(sources[0]?.isClosed).toBe(true);
    sources[1]?.onopen?.();
    expect(states).toEqual([]);
    expect(messages).toEqual([{ type: 'store_changed' }]);
    window.dispatchEvent(new Event('offline'));
    sources[2]?.onerror?.();
    expect(states).toEqual(['offline']);
    stream.stop();
  });

  it('reconnects at once when the network is back', () => {
    const { stream, sources } = start();
    sources[0]?.onerror?.();
    window.dispatchEvent(new Event('online'));
    expect(sources).toHaveLength(2);
    stream.stop();
    jest.advanceTimersByTime(60_000);
    expect(sources).toHaveLength(2);
    expect(sources[1]?.isClosed).toBe(true);
  });
});
