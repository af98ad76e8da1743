import { Box } from '@mantine/core';
import { useEffect, useRef } from 'react';
import WaveSurfer from 'wavesurfer.js';
import RegionsPlugin, { type Region } from 'wavesurfer.js/plugins/regions';
import { useWords } from '../language.tsx';
import { styleNonce } from '../style-nonce.ts';
import { secondsOf, type Span, type Take } from './take.ts';

const HEIGHT = 88;

/** The picture of a take. The part that is kept lies under a shade whose ends can be dragged. */
export function Waveform({ take, span, onSpan }: { take: Take; span: Span; onSpan: (span: Span) => void }) {
  const { texts } = useWords();
  const box = useRef<HTMLDivElement>(null);
  const region = useRef<Region | null>(null);
  const latest = useRef({ span, onSpan });
  useEffect(() => {
    latest.current = { span, onSpan };
    const { start, end } = region.current ?? span;
    if (start !== span.start || end !== span.end) region.current?.setOptions({ ...span });
  });
  useEffect(() => {
    if (!box.current) return;
    const regions = RegionsPlugin.create();
    const surfer = WaveSurfer.create({
      ...{ container: box.current, height: HEIGHT, plugins: [regions] },
      ...{ peaks: [take.samples], duration: secondsOf(take), cspNonce: styleNonce },
      ...{ waveColor: '#17897e', cursorWidth: 0, interact: false, normalize: true, barWidth: 2, barGap: 1 },
    });
    surfer.on('ready', () => {
      region.current = regions.addRegion({
        ...latest.current.span,
        ...{ drag: false, minLength: 0.2, color: 'rgba(15, 107, 99, 0.18)' },
      });
    });
    regions.on('region-updated', ({ start, end }) => latest.current.onSpan({ start, end }));
    return () => {
      region.current = null;
      surfer.destroy();
    };
  }, [take]);
  return <Box ref={box} role="img" aria-label={texts.voices.recording.waveform} mih={HEIGHT} />;
}
