/**
 * Which rows these are: `51–100 of 5,011`.
 * @param from the first one's number, from 1
 * @param total how many match now; rows stay where they are when they no longer do, so there may be more of them
 */
export function positionOf(from: number, rows: number, total: number): string {
  const last = from + rows - 1;
  const [first, end, all] = [from, last, total].map((count) => count.toLocaleString('en'));
  return last <= total ? `${first}–${end} of ${all}` : `${first}–${end}`;
}
