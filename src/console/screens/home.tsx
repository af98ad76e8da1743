import { Anchor, Card, SimpleGrid, Stack, Text } from '@mantine/core';
import { Link, Redirect } from 'wouter';
import { useWords } from '../language.tsx';
import { HOME, onlyWork, useMenu } from '../menu.ts';
import { ScreenHead } from '../parts/screen-head.tsx';
import { useMe } from '../queries.ts';

/** Who I am, and where to go from here; whoever has one screen to work with is there at once. */
export function Home() {
  const { texts } = useWords();
  const { data: me } = useMe();
  const elsewhere = useMenu().filter(({ path }) => path !== HOME);
  const only = onlyWork(elsewhere);
  if (only) return <Redirect to={only.path} replace />;
  if (!me) return null;
  return (
    <>
      <ScreenHead title={texts.home.welcome(me.name)} about={texts.home.about} />
      {me.role && (
        <Card withBorder mb="lg" maw={640}>
          <Text c="dimmed" size="sm">
            {texts.home.youAre}
          </Text>
          <Text fw={700}>{texts.roles[me.role]}</Text>
          <Text>{texts.roleMeans[me.role]}</Text>
        </Card>
      )}
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        {elsewhere.map(({ path, label }) => (
          <Card key={path} component={Link} href={path} withBorder padding="lg" c="leaf.8" fw={700}>
            {texts.screens[label]}
          </Card>
        ))}
      </SimpleGrid>
      <Stack mt="xl" align="start">
        <Anchor href="/phone" target="_blank" rel="noopener">
          {texts.phone}
        </Anchor>
      </Stack>
    </>
  );
}
