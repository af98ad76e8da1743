import { arrange } from '../model/arrange.ts';
import type { Sketch } from '../model/picture.ts';

/* Arranges cards beside the page: hundreds of them take longer than a hand should wait for. */
self.onmessage = ({ data }: MessageEvent<{ job: number; sketch: Sketch }>): void => {
  self.postMessage({ job: data.job, places: arrange(data.sketch) });
};
