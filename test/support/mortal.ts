/** Thrown by everything that a killed process still tries. */
export class Killed extends Error {}

/** A port that dies with its process: `step` is taken before a call is made, and after it was done and before its answer comes. */
export function mortal<P extends object>(port: P, step: () => void): P {
  return new Proxy(port, {
    get: (target, name, receiver) => {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value !== 'function') return value;
      return async (...given: unknown[]) => {
        step();
        const answer: unknown = await value.apply(target, given);
        step();
        return answer;
      };
    },
  });
}
