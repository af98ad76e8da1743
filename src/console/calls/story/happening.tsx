import { Group, Text } from '@mantine/core';
import type { Happening, Timing } from '../../../analytics/calls/api-types.ts';
import { useWords } from '../../language.tsx';
import { useFieldWords } from '../../menus/texts/words.ts';
import { placeName, usePlaces } from '../../parts/places.ts';
import type { Texts } from '../../texts/texts.ts';
import { PlayButton } from '../../voices/player.tsx';

type Of<Type extends Happening['type']> = Extract<Happening, { type: Type }>;

/** One thing that happened in a step. In: a name of its own, for its sound. */
export function HappeningLine({ name, one }: { name: string; one: Happening }) {
  if (one.type === 'said') return <Said name={name} said={one} />;
  return (
    <li className="call-happening" data-kind={kindOf(one)}>
      <Told one={one} />
    </li>
  );
}

/** What stands out among the lines: what the caller did, and what went wrong. */
function kindOf(one: Happening): 'caller' | 'wrong' | 'line' {
  if (one.type === 'fault' || (one.type === 'lookedUp' && one.outcome === 'failed')) return 'wrong';
  return ['pressed', 'silence', 'wrongKey', 'spoke'].includes(one.type) ? 'caller' : 'line';
}

function Said({ name, said }: { name: string; said: Of<'said'> }) {
  const { texts } = useWords();
  const words = texts.calls;
  return (
    <li className="call-happening" data-kind="said">
      {said.untold !== null ? (
        <Text fs="italic" c="dimmed">
          {words.untold[said.untold]}
        </Text>
      ) : (
        <Text lang={said.text === '' ? undefined : said.language}>
          {said.text === '' ? words.oral(said.prompts.join(', ')) : said.text}
        </Text>
      )}
      <Group gap="xs">
        {said.clip !== null && (
          <PlayButton
            name={`call ${name}`}
            source={() => `/media/${said.clip}.wav`}
            label={words.hear}
            describedBy={words.hearWhat(said.text.slice(0, 60) || said.prompts.slice(0, 3).join(', '))}
          />
        )}
        <Text size="sm" c="dimmed">
          {words.saidFor(said.seconds)}
        </Text>
      </Group>
    </li>
  );
}

function Told({ one }: { one: Exclude<Happening, { type: 'said' }> }) {
  const { texts } = useWords();
  const exits = useFieldWords();
  const words = texts.calls;
  const timed = (text: string, timing: Timing): string => `${text}, ${timingIn(words, timing)}`;
  switch (one.type) {
    case 'pressed':
      return timed(words.pressed(one.digits), one);
    case 'silence':
      return timed(words.silence, one);
    case 'wrongKey':
      return words.wrongKey(one.digits);
    case 'spoke':
      return words.spoke(one.seconds);
    case 'lookedUp':
      return <LookedUp one={one} />;
    case 'exit':
      return words.leftBy(exits.exit(one.exit));
    case 'rated':
      return words.rated(one.subjectId, one.value, words.ratings[one.value] ?? '');
    case 'voted':
      return words.voted(one.item, one.facility, one.value);
    case 'judged':
      return words.judged(one.promise, one.kept);
    case 'remembered':
      return <Remembered one={one} />;
    case 'dialled':
      return words.dialled[one.status];
    case 'fault':
      return words.fault(one.code);
    case 'ended':
      return <Ended one={one} />;
    case 'forgotten':
    case 'textAsked':
    case 'dialling':
      return words[one.type];
  }
}

function timingIn(words: Texts['calls'], { after, ofSeconds }: Timing): string {
  if (ofSeconds === null) return words.afterStart(after);
  return after < ofSeconds ? words.inPrompt(after, ofSeconds) : words.afterPrompt(after - ofSeconds);
}

function LookedUp({ one: { query, args, outcome } }: { one: Of<'lookedUp'> }) {
  const { texts } = useWords();
  const words = texts.calls;
  const asked = args === null ? words.argsUntold : Object.entries(args).map(shown).join(', ');
  return (
    <>
      {words.lookedUp[outcome]}: {words.queries[query] ?? query} {asked && <code>({asked})</code>}
    </>
  );
}

const shown = ([name, value]: [string, unknown]): string =>
  `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`;

function Remembered({ one: { language, commune } }: { one: Of<'remembered'> }) {
  const { texts, language: shownIn } = useWords();
  const words = texts.calls;
  const place = usePlaces([commune ?? '']).get(commune ?? '');
  const named = place ? placeName(place, shownIn) : commune;
  return [
    language === null ? [] : words.rememberedLanguage(words.languages[language] ?? language),
    named === null ? [] : words.rememberedCommune(named),
  ]
    .flat()
    .join(' · ');
}

function Ended({ one: { disposition, assumed, timing } }: { one: Of<'ended'> }) {
  const { texts } = useWords();
  const words = texts.calls;
  const how = words.endedHow(words.dispositions[disposition]);
  if (timing !== null) return <b>{`${how}, ${timingIn(words, timing)}`}</b>;
  return <b>{assumed ? `${how}, ${words.endAssumed}` : how}</b>;
}
