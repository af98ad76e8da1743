import { useReactFlow } from '@xyflow/react';
import { useCallback, useEffect, useRef, type KeyboardEvent as KeyboardEventOfReact } from 'react';
import { told } from '../../parts/notify.ts';
import { copyNodes, pasteNodes, type CopiedNodes } from '../model/clipboard.ts';
import { chosenOf } from '../model/editing.ts';
import { nextCard, type Direction } from '../model/walk.ts';
import { useMenuTexts } from '../texts/words.ts';
import { cardButtonId } from './card.tsx';
import type { Editor } from './editor-context.ts';

/** Kept for the next menu that is opened, in this window. */
let copied: CopiedNodes | null = null;

/** Copies and pastes elements, also from one menu into another. */
export function useClipboard({ editing, flow, places, act, mayWrite }: Editor) {
  const texts = useMenuTexts().node;
  return {
    copy: () => {
      const names = chosenOf(editing);
      if (names.length === 0) return;
      copied = copyNodes(flow, names, places);
      told(texts.copied(names.length));
    },
    paste: () => {
      if (!copied || !mayWrite) return;
      const { flow: pasted, names } = pasteNodes(flow, copied);
      act({ type: 'change', flow: pasted, select: names.at(-1) ?? null });
    },
  };
}

interface Hands {
  remove: (names: string[]) => void;
}

/** A key, wherever it is heard. */
type EditorKey = KeyboardEvent | KeyboardEventOfReact;

/** The keys of the editor. In fields they are letters, and the browser's own undo is the field's. */
export function useKeys(editor: Editor, { remove }: Hands) {
  const { act, editing, flow, places, mayWrite } = editor;
  const { copy, paste } = useClipboard(editor);
  const { getNode } = useReactFlow();
  const focus = useFocusCard();
  const walk = useCallback(
    (direction: Direction, focused: string | undefined) => {
      const from = focused ?? editing.selected ?? flow.start;
      const next = nextCard(flow, places, from, direction, editing.cameFrom ?? undefined);
      if (next === undefined || !getNode(next)) return;
      act({ type: 'select', node: next, cameFrom: from });
      focus(next);
    },
    [act, editing.selected, editing.cameFrom, flow, places, getNode, focus],
  );
  return (event: EditorKey): void => {
    const command = commandOf(event);
    if (command === undefined) return;
    if ((command === 'undo' || command === 'redo') && mayWrite) {
      event.preventDefault();
      act({ type: command });
      return;
    }
    const target = event.target as Element;
    if (isField(target)) return;
    if (command === 'copy') copy();
    if (command === 'paste') paste();
    if (!isInPicture(target)) return;
    const focused = cardOf(target);
    const chosen = chosenOf(editing);
    if (command === 'delete' && mayWrite) remove(chosen.length > 0 || !focused ? chosen : [focused]);
    if (command.startsWith('Arrow')) {
      event.preventDefault();
      walk(command as Direction, focused);
    }
  };
}

/**
 * Hears keys while nothing has the focus, as after a line was drawn with the mouse: they are meant for the picture all the
 * same. In: what hears them inside of the editor.
 */
export function useKeysWithoutFocus(keys: (event: EditorKey) => void): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.target === document.body) keys(event);
    };
    document.addEventListener('keydown', hear);
    return () => document.removeEventListener('keydown', hear);
  }, [keys]);
}

type Command = 'undo' | 'redo' | 'copy' | 'paste' | 'delete' | Direction;

function commandOf({ key, ctrlKey, metaKey, shiftKey }: EditorKey): Command | undefined {
  if (ctrlKey || metaKey) {
    const byLetter: Record<string, Command> = {
      z: shiftKey ? 'redo' : 'undo',
      y: 'redo',
      c: 'copy',
      v: 'paste',
    };
    return byLetter[key.toLowerCase()];
  }
  if (key === 'Delete' || key === 'Backspace') return 'delete';
  return ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown'].includes(key) ? (key as Direction) : undefined;
}

const isField = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;

const isInPicture = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('.menu-picture') !== null;

/** The card that has the focus, which need not be chosen. */
const cardOf = (target: EventTarget): string | undefined =>
  target instanceof HTMLElement && target.id.startsWith(cardButtonId(''))
    ? target.id.slice(cardButtonId('').length)
    : undefined;

/** How many moments a card that comes into sight is waited for. */
const MOST_FRAMES = 40;

/** Gives the focus to a card, when it is drawn: far ones come into sight first. */
function useFocusCard(): (name: string) => void {
  const wanted = useRef('');
  return useCallback((name: string) => {
    wanted.current = name;
    let frames = 0;
    const look = (): void => {
      const button = document.getElementById(cardButtonId(name));
      if (button) button.focus({ preventScroll: true });
      else if (wanted.current === name && (frames += 1) < MOST_FRAMES) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, []);
}
