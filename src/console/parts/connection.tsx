import { Alert } from '@mantine/core';
import { connection } from '../api.ts';
import { useWords } from '../language.tsx';
import { useListened } from '../listened.ts';

/** Says why nothing is served now, for as long as it is so, at the foot of the window: nothing behind it is out of reach. */
export function Connection() {
  const { texts } = useWords();
  const trouble = useListened(connection);
  return (
    <div
      role="status"
      style={{ position: 'fixed', insetInline: 0, bottom: 0, zIndex: 300, pointerEvents: 'none' }}
    >
      {trouble && (
        <Alert color="yellow" variant="filled" radius={0} py="xs" c="black" autoContrast>
          {texts.connection[trouble]}
        </Alert>
      )}
    </div>
  );
}
