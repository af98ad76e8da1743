import { BaseEdge, EdgeText, getBezierPath, type Edge, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';

export type WireEdge = Edge<{ label: string; calls: number | null; lit: boolean }, 'wire'>;

const THINNEST = 1.5;
const THICKEST = 12;

/** As thick as the share of callers: by the root, so that a tenth can still be seen. */
export const thickness = (calls: number | null, most: number): number =>
  calls === null || most === 0 ? THINNEST : THINNEST + (THICKEST - THINNEST) * Math.sqrt(calls / most);

/** A way from a card to the next: its key or its name, and how many went it. */
export const Wire = memo(function Wire({
  id,
  sourceX,
  sourceY,
  targetX,
  targetY,
  sourcePosition,
  targetPosition,
  data,
  style,
  markerEnd,
}: EdgeProps<WireEdge>) {
  const [path, labelX, labelY] = getBezierPath({
    ...{ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition },
  });
  const words = [data?.label, data?.calls === null ? '' : String(data?.calls)].filter(Boolean).join(' · ');
  return (
    <g className="menu-wire" data-lit={data?.lit} data-back={targetX < sourceX}>
      <BaseEdge
        id={id}
        path={path}
        {...(style && { style })}
        {...(markerEnd !== undefined && { markerEnd })}
        interactionWidth={12}
      />
      <EdgeText
        x={labelX}
        y={labelY}
        label={words}
        labelShowBg
        labelBgPadding={[5, 2]}
        labelBgBorderRadius={4}
      />
    </g>
  );
});
