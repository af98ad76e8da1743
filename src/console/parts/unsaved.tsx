import { useEffect, useState } from 'react';
import { useWords } from '../language.tsx';
import { listened, useListened } from '../listened.ts';
import { AskFirst } from './ask-first.tsx';

/** Forms on the screen with something in them that is not saved. */
const unsaved = new Set<symbol>();

/** What is done once the person says that what they wrote may be lost; null where nobody is asked. */
const asked = listened<(() => void) | null>(null);

/**
 * Says of a form whether it has something that would be lost: whoever leaves it is asked first.
 * @returns a way to say at once that nothing of it is wanted any more, for who leaves with the same key.
 */
export function useUnsaved(isUnsaved: boolean): () => void {
  const [form] = useState(() => Symbol());
  useEffect(() => {
    if (!isUnsaved) return;
    unsaved.add(form);
    return () => {
      unsaved.delete(form);
    };
  }, [form, isUnsaved]);
  return () => {
    unsaved.delete(form);
  };
}

/** Leaves a window or a screen: at once, or once the person says so. */
export function leaveBy(leave: () => void): void {
  // Escape reaches the window behind the question too: it means the question.
  if (asked.now() !== null) asked.set(null);
  else if (unsaved.size === 0) leave();
  else asked.set(leave);
}

function stay(): void {
  // Later, since the same Escape may reach the window behind, which is not to ask anew.
  setTimeout(() => asked.set(null));
}

function leaveIt(): void {
  const leave = asked.now();
  unsaved.clear();
  asked.set(null);
  leave?.();
}

/** Asks whether what is not saved may be lost, wherever somebody leaves it: one of these for all screens. */
export function AskBeforeLeaving() {
  const { texts } = useWords();
  const isAsked = useListened(asked) !== null;
  useEffect(watchBrowser, []);
  if (!isAsked) return null;
  return (
    <AskFirst
      title={texts.unsaved.title}
      question={texts.unsaved.question}
      action={texts.unsaved.leave}
      busy={false}
      error={null}
      act={leaveIt}
      close={stay}
    />
  );
}

/** As much as is used here of the Navigation API, which the types of browsers do not know yet. */
interface Navigation extends EventTarget {
  traverseTo(key: string): unknown;
}
interface NavigateEvent extends Event {
  navigationType: string;
  destination: { key: string };
}

/** What the browser does by itself: closing and loading again, for which it has words of its own, and its "back". */
function watchBrowser(): () => void {
  // Browsers without it cannot be kept from going back.
  const { navigation } = window as { navigation?: Navigation };
  const warn = (event: Event): void => {
    if (unsaved.size > 0) event.preventDefault();
  };
  const askFirst = (event: Event): void => {
    const { navigationType, destination } = event as NavigateEvent;
    if (navigationType !== 'traverse' || !event.cancelable || unsaved.size === 0) return;
    event.preventDefault();
    leaveBy(() => void navigation?.traverseTo(destination.key));
  };
  window.addEventListener('beforeunload', warn);
  navigation?.addEventListener('navigate', askFirst);
  return () => {
    window.removeEventListener('beforeunload', warn);
    navigation?.removeEventListener('navigate', askFirst);
  };
}
