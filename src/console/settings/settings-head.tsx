import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useWords } from '../language.tsx';
import { ScreenHead } from '../parts/screen-head.tsx';

/** The head of one part of the settings, with the way back to all of them. */
export function SettingsHead(props: { title: string; about: string; children?: ReactNode }) {
  const { texts } = useWords();
  return (
    <>
      <Anchor component={Link} href="/settings" display="inline-block" mb="xs">
        ← {texts.settings.back}
      </Anchor>
      <ScreenHead {...props} />
    </>
  );
}
