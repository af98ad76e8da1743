import { ActionIcon, Group } from '@mantine/core';
import { Panel, useReactFlow } from '@xyflow/react';
import { useMenuTexts } from '../texts/words.ts';

/** How much of the picture is seen. */
export function Controls() {
  const texts = useMenuTexts().editor;
  const { zoomIn, zoomOut, fitView } = useReactFlow();
  const buttons = [
    { label: texts.zoomIn, sign: '+', act: () => void zoomIn() },
    { label: texts.zoomOut, sign: '−', act: () => void zoomOut() },
    { label: texts.fit, sign: '⤢', act: () => void fitView({ padding: 0.08, maxZoom: 1 }) },
  ];
  return (
    <Panel position="bottom-left">
      <Group gap={4} role="group" aria-label={texts.controls}>
        {buttons.map(({ label, sign, act }) => (
          <ActionIcon key={label} variant="default" size="lg" aria-label={label} title={label} onClick={act}>
            {sign}
          </ActionIcon>
        ))}
      </Group>
    </Panel>
  );
}
