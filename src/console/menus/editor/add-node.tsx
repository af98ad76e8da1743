import { Modal, SimpleGrid, Text, UnstyledButton } from '@mantine/core';
import { useReactFlow } from '@xyflow/react';
import { useWords } from '../../language.tsx';
import { KindIcon } from '../kind-icon.tsx';
import { addNode, connect, freeName } from '../model/edits.ts';
import type { Place } from '../model/flow.ts';
import { CARD } from '../model/picture.ts';
import { blankNode } from '../model/schema.ts';
import { useFieldWords, useMenuTexts } from '../texts/words.ts';
import { useEditor } from './editor-context.ts';

/** Where a new element comes: at the end of a way out, and at a place where one was shown. */
export interface AddPlace {
  from: { node: string; exit: string } | null;
  at?: Place;
}

/** The palette: which kind of element is added. */
export function AddNode({ place, close }: { place: AddPlace; close: () => void }) {
  const { texts: common } = useWords();
  const texts = useMenuTexts().editor;
  const words = useFieldWords();
  const { flow, schemas, act } = useEditor();
  const placeOf = usePlaceOf(place);
  const add = (type: string): void => {
    const name = freeName(Object.keys(flow.nodes), type);
    const added = addNode(flow, name, blankNode(schemas, type), placeOf());
    const { from } = place;
    act({ type: 'change', flow: from ? connect(added, from.node, from.exit, name) : added, select: name });
    close();
  };
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={texts.addTitle}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
        {Object.keys(schemas.kinds).map((type) => (
          <UnstyledButton key={type} className="menu-say-item" onClick={() => add(type)}>
            <Text fw={700} component="span" style={{ display: 'flex', gap: 8, alignItems: 'center' }}>
              <KindIcon type={type} /> {words.kind(type)}
            </Text>
            <Text size="sm" c="dimmed">
              {words.kindMeans(type)}
            </Text>
          </UnstyledButton>
        ))}
      </SimpleGrid>
    </Modal>
  );
}

/** Where it was dropped; else to the right of where it comes from; else in the middle of what is seen. */
function usePlaceOf({ from, at }: AddPlace): () => Place {
  const { places } = useEditor();
  const { screenToFlowPosition } = useReactFlow();
  return () => {
    if (at) return at;
    const origin = from && places[from.node];
    if (origin) return freePlace(Object.values(places), [origin[0] + CARD.width + 96, origin[1]]);
    const box = document.querySelector('.menu-picture')?.getBoundingClientRect();
    const { x, y } = screenToFlowPosition({
      x: (box?.left ?? 0) + (box?.width ?? 0) / 2,
      y: (box?.top ?? 0) + (box?.height ?? 0) / 2,
    });
    return freePlace(Object.values(places), [x - CARD.width / 2, y - CARD.head / 2]);
  };
}

/** Below the cards that stand there. */
function freePlace(places: readonly Place[], [x, y]: Place): Place {
  const isTaken = ([otherX, otherY]: Place): boolean =>
    Math.abs(otherX - x) < CARD.width && Math.abs(otherY - y) < 2 * CARD.head;
  return places.some(isTaken) ? freePlace(places, [x, y + 2 * CARD.head]) : [x, y];
}
