/** The number behind a version; -1, which no row has, for a version that this store never gave. */
export function versionNumber(version: string): number {
  return /^\d{1,15}$/.test(version) ? Number(version) : -1;
}
