import { Anchor, AppShell, Burger, Button, Group, NavLink, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Suspense } from 'react';
import { Link, Route, Switch, useLocation, useRoute } from 'wouter';
import type { MeAnswer } from '../staff/api-types.ts';
import { ask } from './api.ts';
import { useWords } from './language.tsx';
import { HOME, MenuContext, onlyWork, type Screen } from './menu.ts';
import { LanguageSwitch } from './parts/language-switch.tsx';
import { Loading } from './parts/states.tsx';
import { leaveBy } from './parts/unsaved.tsx';
import { forgetEverything, useChange } from './queries.ts';
import { screensFor } from './screens.ts';

/** The frame of every screen: who is here, the language, the menu. */
export function Shell({ me }: { me: MeAnswer }) {
  const { texts } = useWords();
  const [open, menu] = useDisclosure(false);
  const screens = screensFor(me);
  const entries = screens.filter((screen) => screen.inMenu !== false);
  const inMenu = onlyWork(entries) ? entries.filter(({ path }) => path !== HOME) : entries;
  return (
    <AppShell
      header={{ height: 64 }}
      navbar={{ width: 250, breakpoint: 'sm', collapsed: { mobile: !open } }}
      padding={{ base: 'md', md: 'xl' }}
    >
      <AppShell.Header px="md">
        <Group h="100%" justify="space-between" wrap="nowrap">
          <Group wrap="nowrap">
            <Burger opened={open} onClick={menu.toggle} hiddenFrom="sm" size="sm" aria-label={texts.menu} />
            <Text fw={700} fz="xl" c="leaf.9">
              {texts.name}
            </Text>
          </Group>
          <LanguageSwitch />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="md" aria-label={texts.menu}>
        <Stack gap={4} style={{ flex: 1 }}>
          {inMenu.map((screen) => (
            <MenuEntry key={screen.path} screen={screen} close={menu.close} />
          ))}
        </Stack>
        <SignOut name={me.name} />
      </AppShell.Navbar>
      <AppShell.Main>
        <MenuContext value={inMenu}>
          <Suspense fallback={<Loading />}>
            <Switch>
              {screens.map(({ path, component }) => (
                <Route key={path} path={path} component={component} />
              ))}
              <Route>
                <NoSuchScreen />
              </Route>
            </Switch>
          </Suspense>
        </MenuContext>
      </AppShell.Main>
    </AppShell>
  );
}

/** An entry stands for the screens below its own too. */
function MenuEntry({ screen, close }: { screen: Screen; close: () => void }) {
  const { texts } = useWords();
  const [active] = useRoute(screen.path === HOME ? HOME : `${screen.path}/*?`);
  return (
    <NavLink
      component={Link}
      href={screen.path}
      label={texts.screens[screen.label]}
      active={active}
      aria-current={active ? 'page' : undefined}
      onClick={close}
    />
  );
}

function SignOut({ name }: { name: string }) {
  const { texts } = useWords();
  const [, go] = useLocation();
  const signOut = useChange(() => ask('POST', '/auth/sign-out'));
  // The next person may not be allowed to see what this one saw.
  const leave = (): void => {
    go('/');
    void forgetEverything();
  };
  return (
    <Stack gap="xs">
      <Text c="dimmed" size="sm" truncate>
        {name}
      </Text>
      <Button
        variant="default"
        loading={signOut.isPending}
        onClick={() => leaveBy(() => signOut.mutate(undefined, { onSuccess: leave }))}
      >
        {texts.signIn.signOut}
      </Button>
    </Stack>
  );
}

function NoSuchScreen() {
  const { texts } = useWords();
  return (
    <Stack align="start">
      <Title order={1} size="h3">
        {texts.noSuchScreen}
      </Title>
      <Anchor component={Link} href="/">
        {texts.toHome}
      </Anchor>
    </Stack>
  );
}
