/** Where the list stands. */
export const EXCLUSIONS_PATH = '/exclusions';
export const NEW_EXCLUSION_PATH = '/exclusions/new';

/** Where an exclusion is shown. */
export function exclusionPath(id: string): string {
  return `${EXCLUSIONS_PATH}/${encodeURIComponent(id)}`;
}

/** Where an exclusion is changed. */
export function editExclusionPath(id: string): string {
  return `${exclusionPath(id)}/edit`;
}

/** Where an alert is looked at, among all of them. */
export function alertPath(id: string): string {
  return `/alerts/${encodeURIComponent(id)}?status=all`;
}

/** The queue with what a query finds, whatever its status. */
export function queuePath(query: string): string {
  return `/alerts?${new URLSearchParams({ q: query, status: 'all' }).toString()}`;
}

/** The queue with what came from one host. */
export function hostPath(host: string): string {
  return `/alerts?${new URLSearchParams({ host, status: 'all' }).toString()}`;
}
