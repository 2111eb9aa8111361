/** Thrown by everything that a killed process still tries. */
export class Killed extends Error {}

/** A life that ends after so many steps: every call of a port is one before, and one after its answer. */
export class Life {
  private left = Infinity;

  get isOver(): boolean {
    return this.left <= 0;
  }

  endsIn(steps: number): void {
    this.left = steps;
  }

  step(): void {
    this.left -= 1;
    if (this.isOver) throw new Killed();
  }
}

/** A port that dies with its process: before a call is made, or after it was done and before its answer came. */
export function mortal<P extends object>(port: P, life: Life): P {
  return new Proxy(port, {
    get: (target, name, receiver) => {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value !== 'function') return value;
      return async (...given: unknown[]) => {
        life.step();
        const answer: unknown = await value.apply(target, given);
        life.step();
        return answer;
      };
    },
  });
}
