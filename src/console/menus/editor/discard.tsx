import { ask } from '../../api.ts';
import { AskFirst } from '../../parts/ask-first.tsx';
import { useChange } from '../../queries.ts';
import { readFlow } from '../api.ts';
import { useMenuTexts } from '../texts/words.ts';
import { useEditor } from './editor-context.ts';

/** Throws the draft away, after a question: what callers hear is what is edited from then on. */
export function Discard({ revision, close }: { revision: number | null; close: () => void }) {
  const { flow, act } = useEditor();
  const texts = useMenuTexts().editor;
  const discard = useChange(async () => {
    await ask('DELETE', `/flows/${flow.id}/draft?revision=${revision ?? ''}`);
    return readFlow(flow.id);
  }, '/flows');
  return (
    <AskFirst
      title={texts.discard}
      question={texts.discardAsk}
      action={texts.discard}
      busy={discard.isPending}
      error={discard.error}
      act={() =>
        discard.mutate(undefined, {
          onSuccess: ({ live }) => {
            if (live) act({ type: 'replaced', kept: { revision: null, flow: live } });
            close();
          },
        })
      }
      close={close}
    />
  );
}
