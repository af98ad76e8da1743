import { Alert } from '@mantine/core';
import { connection } from '../api.ts';
import { useWords } from '../language.tsx';
import { useListened } from '../listened.ts';

/** Says why nothing is served now, for as long as it is so. */
export function Connection() {
  const { texts } = useWords();
  const trouble = useListened(connection);
  return (
    <div role="status" style={{ position: 'sticky', top: 0, zIndex: 300 }}>
      {trouble && (
        <Alert color="yellow" variant="filled" radius={0} py="xs" c="black" autoContrast>
          {texts.connection[trouble]}
        </Alert>
      )}
    </div>
  );
}
