import { useCallback, useMemo } from 'react';
import { useHistory, useLocation } from 'react-router-dom';

/** How one value stands in the URL. `read` gets all values of the parameter, none where it is missing. */
export interface UrlParameter<T> {
  read(values: readonly string[]): T;
  /** The parameter's values; none where it need not stand there. */
  write(value: T): readonly string[];
}

/** A text; the parameter is left out where it is the default. */
export function textParameter(otherwise = ''): UrlParameter<string> {
  return {
    read: ([value]) => value ?? otherwise,
    write: (value) => (value === otherwise ? [] : [value]),
  };
}

/** One of a few texts; whatever else stands in the URL is the default. */
export function choiceParameter<T extends string>(
  choices: readonly T[],
  otherwise: T,
): UrlParameter<T> {
  return {
    read: ([value]) => choices.find((choice) => choice === value) ?? otherwise,
    write: (value) => (value === otherwise ? [] : [value]),
  };
}

/** Any number of texts: the parameter stands once for each. */
export function listParameter(): UrlParameter<readonly string[]> {
  return { read: (values) => values, write: (value) => value };
}

/** Any of a few texts; others in the URL are left out. `none` stands for the empty list where the default has values. */
export function choicesParameter<T extends string>(
  choices: readonly T[],
  otherwise: readonly T[] = [],
): UrlParameter<readonly T[]> {
  const isDefault = (value: readonly T[]) =>
    value.length === otherwise.length && value.every((one) => otherwise.includes(one));
  return {
    read: (values) =>
      values.length === 0 ? otherwise : choices.filter((choice) => values.includes(choice)),
    write: (value) => {
      if (isDefault(value)) return [];
      return value.length === 0 ? ['none'] : value;
    },
  };
}

/** Named parameters of the URL's query. */
export type UrlParameters<T> = { readonly [K in keyof T]: UrlParameter<T[K]> };

export interface UrlChangeOptions {
  /** Without an entry of its own in the browser's history. */
  replace?: boolean;
}

/**
 * State that lives in the URL: a link opens the same view, and the back button goes back to the view before.
 * @param parameters of this part of the page, the same object at every call; the query's other parameters stay as they are
 */
export function useUrlState<T extends object>(
  parameters: UrlParameters<T>,
): [T, (change: Partial<T>, options?: UrlChangeOptions) => void] {
  const { search } = useLocation();
  const history = useHistory();

  const state = useMemo(() => {
    const query = new URLSearchParams(search);
    const names = Object.keys(parameters) as (keyof T & string)[];
    return Object.fromEntries(
      names.map((name) => [name, parameters[name].read(query.getAll(name))]),
    ) as T;
  }, [search, parameters]);

  const change = useCallback(
    (values: Partial<T>, { replace = false }: UrlChangeOptions = {}) => {
      // Of the history and not of the last render: two changes in one go must not undo each other.
      const { pathname, search: now } = history.location;
      const query = new URLSearchParams(now);
      for (const name of Object.keys(values) as (keyof T & string)[]) {
        query.delete(name);
        const value = values[name];
        if (value === undefined) continue;
        for (const one of parameters[name].write(value as T[typeof name])) query.append(name, one);
      }
      const next = query.toString();
      if (next === new URLSearchParams(now).toString()) return;
      history[replace ? 'replace' : 'push']({ pathname, search: next });
    },
    [history, parameters],
  );

  return [state, change];
}
