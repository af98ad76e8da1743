import { Card, Progress, SimpleGrid, Text, UnstyledButton } from '@mantine/core';
import { useWords } from '../language.tsx';
import { nameOf, type LineLanguage } from './languages.ts';

/** How far every language has come; choosing one shows its prompts. */
export function LanguageCards({
  languages,
  chosen,
  choose,
}: {
  languages: readonly LineLanguage[];
  chosen: string;
  choose: (code: string) => void;
}) {
  const { texts } = useWords();
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} mb="md" role="group" aria-label={texts.voices.language}>
      {languages.map((language) => (
        <UnstyledButton
          key={language.code}
          aria-pressed={language.code === chosen}
          onClick={() => choose(language.code)}
        >
          <LanguageCard language={language} chosen={language.code === chosen} />
        </UnstyledButton>
      ))}
    </SimpleGrid>
  );
}

function LanguageCard({ language, chosen }: { language: LineLanguage; chosen: boolean }) {
  const { texts, language: screen } = useWords();
  const { missing, draft, recorded, approved } = language.counts;
  const all = missing + draft + recorded + approved;
  const share = (count: number): number => (all === 0 ? 0 : (count / all) * 100);
  return (
    <Card withBorder padding="sm" h="100%" bd={chosen ? '2px solid leaf.8' : undefined}>
      <Text fw={700}>{nameOf(language, screen)}</Text>
      <Progress.Root my={6} aria-hidden>
        <Progress.Section value={share(approved)} color="leaf.8" />
        <Progress.Section value={share(recorded)} color="blue.7" />
        <Progress.Section value={share(draft)} color="gray.5" />
      </Progress.Root>
      <Text size="xs" c="dimmed">
        {texts.voices.approvedOf(approved, all)}
      </Text>
    </Card>
  );
}
