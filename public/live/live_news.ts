import type { LiveMessage } from '../../common/api/live';
import type { LiveSource, LiveState } from '../host/app_host';

/** Who listens to a source of news, and whether messages come in; how they come is the matter of those that extend it. */
export abstract class LiveNews implements LiveSource {
  private readonly listeners = new Set<(message: LiveMessage) => void>();
  private readonly stateListeners = new Set<(state: LiveState) => void>();

  /** @param current until {@link setState} says otherwise */
  protected constructor(private current: LiveState) {}

  state(): LiveState {
    return this.current;
  }

  subscribe(listener: (message: LiveMessage) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  onState(listener: (state: LiveState) => void): () => void {
    this.stateListeners.add(listener);
    return () => void this.stateListeners.delete(listener);
  }

  protected emit(message: LiveMessage): void {
    this.listeners.forEach((listener) => listener(message));
  }

  protected setState(state: LiveState): void {
    if (state === this.current) return;
    this.current = state;
    this.stateListeners.forEach((listener) => listener(state));
  }
}
