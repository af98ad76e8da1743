import { useEffect, useRef, type RefObject } from 'react';

/** Room left above and below what is brought into sight. */
const MARGIN = 14;

/** A smooth scroll is over by then; after that the box may have been moved by hand. */
const SCROLL_MS = 700;

/** Scrolls the box, and never the page: to a new entry's beginning, then along with what is spoken. */
export function useFollow(
  box: RefObject<HTMLElement | null>,
  entries: number,
  spoken: number | undefined,
): void {
  const heading = useRef({ top: 0, since: 0 });
  useEffect(() => {
    const newest = box.current?.lastElementChild;
    if (box.current && newest instanceof HTMLElement) bring(box.current, newest, heading.current);
  }, [box, entries]);
  useEffect(() => {
    const part = box.current?.querySelector('[data-spoken="true"]');
    if (box.current && part instanceof HTMLElement) bring(box.current, part, heading.current);
  }, [box, spoken]);
}

/** Reckons from where the box is heading: a scroll under way must not be cut short by the next one. */
function bring(box: HTMLElement, thing: HTMLElement, heading: { top: number; since: number }): void {
  const now = performance.now();
  const from = now - heading.since < SCROLL_MS ? heading.top : box.scrollTop;
  const highest = thing.offsetTop - MARGIN;
  const lowest = thing.offsetTop + thing.offsetHeight + MARGIN - box.clientHeight;
  // What is taller than the box shows its beginning.
  const top = Math.min(Math.max(from, lowest), highest);
  const reachable = Math.max(0, Math.min(top, box.scrollHeight - box.clientHeight));
  if (reachable === from) return;
  heading.top = reachable;
  heading.since = now;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  box.scrollTo({ top: reachable, behavior: calm ? 'auto' : 'smooth' });
}
