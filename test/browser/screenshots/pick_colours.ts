const MOST = 256;
/** So many of the commonest colours are kept exactly: those of flat areas, which may differ little from each other. */
const KEPT = 96;

interface Counted {
  colour: number;
  count: number;
}

const CHANNELS = [16, 8, 0] as const;
const channel = (colour: number, shift: number): number => (colour >> shift) & 255;

function countColours(data: Uint8Array): Counted[] {
  const counts = new Map<number, number>();
  for (let at = 0; at < data.length; at += 3) {
    const colour = ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  return [...counts].map(([colour, count]) => ({ colour, count }));
}

/** The channel in which the colours of a box differ most, and how much. */
function widest(box: readonly Counted[]): { shift: number; width: number } {
  const widths = CHANNELS.map((shift) => {
    let [least, most] = [255, 0];
    for (const { colour } of box) {
      least = Math.min(least, channel(colour, shift));
      most = Math.max(most, channel(colour, shift));
    }
    return { shift, width: most - least };
  });
  return widths.reduce((best, one) => (one.width > best.width ? one : best));
}

function halves(box: readonly Counted[]): [Counted[], Counted[]] {
  const { shift } = widest(box);
  const sorted = [...box].sort((a, b) => channel(a.colour, shift) - channel(b.colour, shift));
  const middle = sorted.length >> 1;
  return [sorted.slice(0, middle), sorted.slice(middle)];
}

/** The commonest colour of a box: flat areas keep theirs exactly. */
function commonest(box: readonly Counted[]): number {
  return box.reduce((best, one) => (one.count > best.count ? one : best)).colour;
}

/** At most 256 colours for a picture, the rare ones by median cut, and which of them stands for each of its own. */
export function pickColours(data: Uint8Array): {
  palette: number[];
  indexOf: (colour: number) => number;
} {
  const counted = countColours(data).sort((a, b) => b.count - a.count);
  const boxes = [...counted.slice(0, KEPT).map((one) => [one]), counted.slice(KEPT)];
  while (boxes.length < MOST) {
    const widths = boxes.map((box) => (box.length < 2 ? 0 : widest(box).width));
    const at = widths.indexOf(Math.max(...widths));
    const box = boxes[at];
    if (!box || widths[at] === 0) break;
    boxes.splice(at, 1, ...halves(box));
  }
  const index = new Map(boxes.flatMap((box, at) => box.map(({ colour }) => [colour, at] as const)));
  return {
    palette: boxes.filter(({ length }) => length > 0).map(commonest),
    indexOf: (colour) => index.get(colour) ?? 0,
  };
}
