import { Alert } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { connection } from '../api.ts';
import { useWords } from '../language.tsx';

const subscribe = (listener: () => void) => {
  connection.listeners.add(listener);
  return () => connection.listeners.delete(listener);
};

/** Says that the line cannot be reached, for as long as it is so. */
export function Connection() {
  const { texts } = useWords();
  const lost = useSyncExternalStore(subscribe, () => connection.lost);
  return (
    <div role="status" style={{ position: 'sticky', top: 0, zIndex: 300 }}>
      {lost && (
        <Alert color="yellow" variant="filled" radius={0} py="xs" c="black" autoContrast>
          {texts.connectionLost}
        </Alert>
      )}
    </div>
  );
}
