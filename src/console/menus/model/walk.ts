import type { FlowJson, Places } from './flow.ts';
import { allWires, wiresOf } from './picture.ts';

export type Direction = 'ArrowRight' | 'ArrowLeft' | 'ArrowUp' | 'ArrowDown';

/**
 * Where an arrow key leads from a card: right along the first line out, left back along a line (the one that was taken,
 * where that is known), up and down to the neighbours in the same column. Undefined where there is none.
 */
export function nextCard(
  flow: FlowJson,
  places: Places,
  from: string,
  direction: Direction,
  cameFrom?: string,
): string | undefined {
  if (direction === 'ArrowRight') return wiresOf(flow, from).find(({ target }) => target !== from)?.target;
  if (direction === 'ArrowLeft') {
    const sources = allWires(flow).filter((wire) => wire.target === from && wire.from !== from);
    return (sources.find((wire) => wire.from === cameFrom) ?? sources[0])?.from;
  }
  return neighbour(flow, places, from, direction === 'ArrowDown' ? 1 : -1);
}

/** The nearest card above or below; a step aside counts thrice. */
function neighbour(flow: FlowJson, places: Places, from: string, sign: 1 | -1): string | undefined {
  const [x, y] = places[from] ?? [0, 0];
  const candidates = Object.keys(flow.nodes).flatMap((name) => {
    const [otherX, otherY] = places[name] ?? [0, 0];
    const ahead = (otherY - y) * sign;
    return name !== from && ahead > 0 ? [{ name, far: ahead + 3 * Math.abs(otherX - x) }] : [];
  });
  return candidates.sort((one, other) => one.far - other.far)[0]?.name;
}
