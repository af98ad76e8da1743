/** What waits to be visited: the nearest is always taken first. A binary heap. */
export interface NearestFirst<Place> {
  add(distance: number, place: Place): void;
  /** The nearest, which waits no longer; undefined when nothing waits. */
  take(): Place | undefined;
}

export function nearestFirst<Place>(): NearestFirst<Place> {
  const heap: { distance: number; place: Place }[] = [];
  const isNearer = (a: number, b: number): boolean =>
    (heap[a]?.distance ?? Infinity) < (heap[b]?.distance ?? Infinity);
  const swap = (a: number, b: number): void => {
    [heap[a], heap[b]] = [heap[b] as (typeof heap)[number], heap[a] as (typeof heap)[number]];
  };
  return {
    add: (distance, place) => {
      heap.push({ distance, place });
      for (let at = heap.length - 1; at > 0;) {
        const above = (at - 1) >> 1;
        if (!isNearer(at, above)) break;
        swap(at, above);
        at = above;
      }
    },
    take: () => {
      if (heap.length === 0) return undefined;
      swap(0, heap.length - 1);
      const nearest = heap.pop();
      for (let at = 0; ;) {
        const [left, right] = [2 * at + 1, 2 * at + 2];
        const below = isNearer(right, left) ? right : left;
        if (!isNearer(below, at)) break;
        swap(at, below);
        at = below;
      }
      return nearest?.place;
    },
  };
}
