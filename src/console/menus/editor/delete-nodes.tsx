import { useWords } from '../../language.tsx';
import { AskFirst } from '../../parts/ask-first.tsx';
import { deleteNodes } from '../model/edits.ts';
import { useMenuTexts } from '../texts/words.ts';
import { useEditor } from './editor-context.ts';

/** Asks before elements are deleted. */
export function DeleteNodes({ names, close }: { names: string[]; close: () => void }) {
  const { flow, act } = useEditor();
  const { language } = useWords();
  const texts = useMenuTexts().node;
  return (
    <AskFirst
      title={`${texts.deleteTitle(names.length)} ${new Intl.ListFormat(language).format(names)}`}
      question={texts.deleteAsk}
      action={texts.delete}
      busy={false}
      error={null}
      act={() => {
        act({ type: 'change', flow: deleteNodes(flow, names), select: null });
        close();
      }}
      close={close}
    />
  );
}
