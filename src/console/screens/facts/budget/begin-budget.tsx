import { Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useWords } from '../../../language.tsx';
import { FormWindow } from '../../../parts/form-window.tsx';
import { PlaceChoice } from '../../../parts/place-choice.tsx';

const PROVINCE_DIGITS = 2;

/** A window in which it is said whose budget is written, and of which year; its lines follow on a screen of their own. */
export function BeginBudget({ close }: { close: () => void }) {
  const { texts } = useWords();
  const words = texts.facts.budget;
  const [, go] = useLocation();
  const [place, setPlace] = useState('');
  const [year, setYear] = useState('');
  const isProvince = place.length === PROVINCE_DIGITS;
  return (
    <FormWindow
      title={words.begin}
      action={words.go}
      submit={() => go(`/facts/budgets/${place}/${year}`)}
      busy={false}
      error={null}
      ready={place !== '' && !isProvince && /^20\d\d$/.test(year)}
      // Two choices are soon made again.
      unsaved={false}
      close={close}
    >
      <Text size="sm">{words.beginAbout}</Text>
      <PlaceChoice
        label={words.placeOf}
        value={place}
        onChange={setPlace}
        {...(isProvince && { error: words.notOfProvinces })}
      />
      <TextInput
        label={words.year}
        description={words.yearHint}
        value={year}
        onChange={(event) => setYear(event.currentTarget.value.trim())}
        inputMode="numeric"
        maxLength={4}
        autoComplete="off"
      />
    </FormWindow>
  );
}
