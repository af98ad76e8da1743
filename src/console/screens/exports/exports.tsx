import { Anchor, Text } from '@mantine/core';
import type { ExportsAnswer } from '../../../exports/api-types.ts';
import { useWords } from '../../language.tsx';
import { ScreenHead } from '../../parts/screen-head.tsx';
import { Section } from '../../parts/section.tsx';
import { Empty, Loaded } from '../../parts/states.tsx';
import { useExports } from './use-exports.ts';
import { ExportList } from './export-list.tsx';
import { NewExport } from './new-export.tsx';

/** Takes what callers did out of the log, as files. */
export function Exports() {
  const { texts } = useWords();
  const words = texts.exports;
  const exports = useExports();
  return (
    <>
      <ScreenHead title={texts.screens.exports} about={words.about} />
      <Text mb="md">
        {words.notPublic} <Anchor href="/open">{words.openPage}</Anchor>
      </Text>
      <NewExport />
      <Section title={words.files}>
        <Loaded query={exports}>
          {(answer: ExportsAnswer) =>
            answer.exports.length === 0 ? (
              <Empty>{words.none}</Empty>
            ) : (
              <ExportList exports={answer.exports} />
            )
          }
        </Loaded>
      </Section>
    </>
  );
}
