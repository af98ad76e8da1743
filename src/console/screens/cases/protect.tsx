import { Button, Group, NumberInput, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { RedactRequest } from '../../../cases/api-types.ts';
import { useWords } from '../../language.tsx';
import { AskFirst } from '../../parts/ask-first.tsx';
import { told } from '../../parts/notify.ts';
import { Section } from '../../parts/section.tsx';
import { useCaseChange, type OneCase } from './use-case.ts';

/** Where the length is not known. */
const LONGEST_SECONDS = 130;

type Cover = RedactRequest['cover'];

/** Covers a part of the message for ever, or deletes it. In: where the player stands, in seconds. */
export function Protect({ one, at }: { one: OneCase; at: number }) {
  const { texts } = useWords();
  const words = texts.cases;
  const [asked, setAsked] = useState(false);
  const remove = useCaseChange(one, 'delete-recording');
  return (
    <Section title={words.protect} about={words.protectAbout}>
      {one.sound === 'ready' && <CoverPart one={one} at={at} />}
      <div>
        <Button variant="outline" color="red.9" onClick={() => setAsked(true)}>
          {words.deleteSound}
        </Button>
      </div>
      {asked && (
        <AskFirst
          title={words.deleteSound}
          question={words.deleteAsk}
          action={words.deleteSound}
          busy={remove.isPending}
          error={remove.error}
          act={() => remove.mutate()}
          close={() => setAsked(false)}
        />
      )}
    </Section>
  );
}

function CoverPart({ one, at }: { one: OneCase; at: number }) {
  const { texts } = useWords();
  const words = texts.cases;
  const [from, setFrom] = useState<number | null>(null);
  const [to, setTo] = useState<number | null>(null);
  const [cover, setCover] = useState<Cover>('beep');
  const [asked, setAsked] = useState(false);
  const redact = useCaseChange<Omit<RedactRequest, 'seen'>>(one, 'redact', (part) => part);
  const isSpan = from !== null && to !== null && from < to;
  const done = (): void => {
    [setFrom, setTo].forEach((set) => set(null));
    setAsked(false);
    told(words.redacted);
  };
  return (
    <Stack gap="xs">
      <Edge
        label={words.from}
        here={words.fromHere}
        at={at}
        most={one.seconds}
        value={from}
        change={setFrom}
      />
      <Edge label={words.to} here={words.toHere} at={at} most={one.seconds} value={to} change={setTo} />
      {from !== null && to !== null && !isSpan && <Text c="red.9">{words.wrongSpan}</Text>}
      <Text size="sm" fw={500}>
        {words.cover}
      </Text>
      <SegmentedControl
        aria-label={words.cover}
        data={(Object.keys(words.covers) as Cover[]).map((value) => ({ value, label: words.covers[value] }))}
        value={cover}
        onChange={setCover}
      />
      <div>
        <Button variant="outline" color="red.9" disabled={!isSpan} onClick={() => setAsked(true)}>
          {words.redact}
        </Button>
      </div>
      {asked && isSpan && (
        <AskFirst
          title={words.redact}
          question={words.redactAsk(from, to)}
          action={words.redact}
          busy={redact.isPending}
          error={redact.error}
          act={() => redact.mutate({ cover, spans: [{ from, to }] }, { onSuccess: done })}
          close={() => setAsked(false)}
        />
      )}
    </Stack>
  );
}

/** Where a part begins or ends: typed, or taken from where the player stands. */
function Edge(props: {
  label: string;
  here: string;
  at: number;
  most: number | null;
  value: number | null;
  change: (seconds: number | null) => void;
}) {
  const { label, here, at, most, value, change } = props;
  return (
    <Group align="end" gap="xs">
      <NumberInput
        label={label}
        value={value ?? ''}
        onChange={(typed) => change(typeof typed === 'number' ? typed : null)}
        min={0}
        max={most ?? LONGEST_SECONDS}
        step={0.1}
        decimalScale={1}
        w={150}
      />
      <Button variant="default" onClick={() => change(Math.round(at * 10) / 10)}>
        {here}
      </Button>
    </Group>
  );
}
