import type { ReactNode } from 'react';
import { asClock } from '../numbers.ts';
import { useScreen } from '../screen-context.ts';

/** After the call: how it ended, and the way to another one. */
export function Ended({ children }: { children: ReactNode }) {
  const { texts, state } = useScreen();
  // A text may come when the call is over.
  const end = state.log.findLast(({ type }) => type === 'ended');
  if (end?.type !== 'ended') return null;
  return (
    <div className="ended" data-by={end.by}>
      <p className="ended-words" role={end.by === 'failure' ? 'alert' : undefined}>
        {texts.endedBy[end.by]}
      </p>
      {end.by !== 'failure' && (
        <p className="ended-time">
          {texts.talkTime} <b>{asClock(end.seconds)}</b>
        </p>
      )}
      {children}
    </div>
  );
}
