import { useEffect, useState } from 'react';
import type { FlowJson, Places } from '../../menus/model/flow.ts';
import { placesOf, sketchOf } from '../../menus/model/picture.ts';

/** Where the cards of a flow stand; null while they are being arranged, beside the page. */
export function usePlacesIn(flow: FlowJson): Places | null {
  const [arranged, setArranged] = useState<{ flow: FlowJson; places: Places } | null>(null);
  useEffect(() => {
    const worker = new Worker(new URL('../../menus/editor/arrange-worker.ts', import.meta.url), {
      type: 'module',
    });
    worker.onmessage = ({ data }: MessageEvent<{ places: Places }>) =>
      setArranged({ flow, places: placesOf(flow.layout, data.places) });
    worker.postMessage({ job: 0, sketch: sketchOf(flow) });
    return () => worker.terminate();
  }, [flow]);
  return arranged?.flow === flow ? arranged.places : null;
}
