import { useEffect, useRef, useState } from 'react';
import { Loading } from '../../parts/states.tsx';
import type { ChartModel } from './chart-model.ts';
import type { Drawing } from './draw.ts';
import { lettersReady } from './look.ts';

/** Everything that draws; it is loaded with the first chart. */
export async function loadDraw() {
  const { chartCanvas, drawingIn } = await import('./draw.ts');
  await lettersReady();
  return { chartCanvas, drawingIn };
}

/** A chart. Whoever cannot see it is told what it shows, and reads the table beside it. */
export function Chart({ model, label }: { model: ChartModel; label: string }) {
  const box = useRef<HTMLDivElement>(null);
  const [drawing, setDrawing] = useState<Drawing>();
  useEffect(() => {
    let isGone = false;
    let made: Drawing | undefined;
    void loadDraw().then(({ drawingIn }) => {
      if (isGone || !box.current) return;
      made = drawingIn(box.current);
      setDrawing(made);
    });
    return () => {
      isGone = true;
      made?.remove();
      setDrawing(undefined);
    };
  }, []);
  useEffect(() => {
    const { current } = box;
    if (!drawing || !current) return;
    drawing.draw(model);
    let width = current.clientWidth;
    const watching = new ResizeObserver(() => {
      if (current.clientWidth === width) return;
      width = current.clientWidth;
      drawing.draw(model);
    });
    watching.observe(current);
    return () => watching.disconnect();
  }, [drawing, model]);
  return (
    <>
      {!drawing && <Loading />}
      <div ref={box} role="img" aria-label={label} data-drawn={drawing !== undefined} />
    </>
  );
}
