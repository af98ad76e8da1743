import { Anchor, SimpleGrid, Card, Text } from '@mantine/core';
import { Link } from 'wouter';
import { useWords } from '../../language.tsx';
import { ScreenHead } from '../../parts/screen-head.tsx';

/** Everything that is set up once: lines, providers, retention; and where people and keys are. */
export function Settings() {
  const { texts } = useWords();
  const words = texts.settings;
  const parts = [
    { href: '/settings/lines', label: texts.screens.lines, about: words.linesAbout },
    { href: '/settings/providers', label: texts.screens.providers, about: words.providersAbout },
    { href: '/settings/retention', label: texts.screens.retention, about: words.retentionAbout },
    { href: '/users', label: texts.screens.users, about: words.usersAbout },
    { href: '/keys', label: texts.screens.keys, about: words.keysAbout },
  ];
  return (
    <>
      <ScreenHead title={texts.screens.settings} about={words.about} />
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        {parts.map(({ href, label, about }) => (
          <Card key={href} withBorder>
            <Anchor component={Link} href={href} fw={700} fz="lg">
              {label}
            </Anchor>
            <Text c="dimmed">{about}</Text>
          </Card>
        ))}
      </SimpleGrid>
    </>
  );
}
