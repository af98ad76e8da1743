import { useCallback, useEffect, useRef } from 'react';
import type { Editing, Act } from '../model/editing.ts';
import type { FlowJson, Places } from '../model/flow.ts';
import { placesOf, sketchOf } from '../model/picture.ts';

/**
 * Sees to it that every card has a place. Where people moved none, cards are arranged beside the page.
 * @returns a function that arranges all anew, for a flow whose places were forgotten
 */
export function useArranged({ history, arranged }: Editing, act: (act: Act) => void) {
  const worker = useRef<Worker | null>(null);
  const job = useRef(0);
  useEffect(() => {
    const started = new Worker(new URL('./arrange-worker.ts', import.meta.url), { type: 'module' });
    started.onmessage = ({ data }: MessageEvent<{ job: number; places: Places }>) => {
      if (data.job === job.current) act({ type: 'arranged', places: data.places });
    };
    worker.current = started;
    return () => started.terminate();
  }, [act]);
  const arrangeAll = useCallback((flow: FlowJson) => {
    job.current += 1;
    worker.current?.postMessage({ job: job.current, sketch: sketchOf(flow) });
  }, []);
  const { present } = history;
  const places = placesOf(present.layout, arranged ?? {});
  const isPlaced = arranged !== null && Object.keys(present.nodes).every((name) => name in places);
  useEffect(() => {
    if (!isPlaced) arrangeAll(present);
  }, [isPlaced, present, arrangeAll]);
  return arrangeAll;
}
