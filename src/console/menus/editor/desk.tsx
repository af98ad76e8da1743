import { useCallback, useDeferredValue, useMemo, useReducer, useRef, useState } from 'react';
import type { Draft, FlowSchemaAnswer, TrafficAnswer } from '../../../flows/api-types.ts';
import { useAnswer } from '../../queries.ts';
import { useWords } from '../../language.tsx';
import { told } from '../../parts/notify.ts';
import { useMay } from '../api.ts';
import { edited, type Editing } from '../model/editing.ts';
import { placesOf } from '../model/picture.ts';
import { nodeSchemas } from '../model/schema.ts';
import { useMenuTexts } from '../texts/words.ts';
import { AddNode, type AddPlace } from './add-node.tsx';
import { Canvas, type CanvasProps } from './canvas.tsx';
import { Clashes } from './clashes.tsx';
import { EditorContext, ToolsContext, type Editor, type Tools } from './editor-context.ts';
import { DeleteNodes } from './delete-nodes.tsx';
import { Panel, type PanelTab } from './panel.tsx';
import { Toolbar } from './toolbar.tsx';
import { useArranged } from './use-arranged.ts';
import { useCheck } from './use-check.ts';
import { useKeys, useKeysWithoutFocus } from './use-keys.ts';
import { useSame } from './use-same.ts';
import { useSaving } from './use-saving.ts';

interface DeskProps {
  begun: Editing;
  schemas: FlowSchemaAnswer;
  person: string;
  /** Callers hear some version of it. */
  hasLive: boolean;
}

/** The table at which one works on a menu: the picture, the form beside it, and the tools above. */
export function Desk({ begun, schemas, person, hasLive }: DeskProps) {
  const { language } = useWords();
  const texts = useMenuTexts();
  const may = useMay();
  const [editing, act] = useReducer(edited, begun);
  const [tab, setTab] = useState<PanelTab>('node');
  const [adding, setAdding] = useState<AddPlace | null>(null);
  const [deleting, setDeleting] = useState<string[]>([]);
  const [tryAt, setTryAt] = useState<string | null>(null);
  const [live, setLive] = useState<string | null>(null);
  const [callers, setCallers] = useState(false);
  const [other, setOther] = useState('');
  const flow = editing.history.present;
  const [spoken, setSpoken] = useState(
    flow.languages.includes(language) ? language : (flow.languages[0] ?? 'km'),
  );

  const joinedBy = useCallback(
    (draft: Draft | null) => {
      setOther(draft?.updatedBy ?? '');
      told(draft ? texts.saving.joined(draft.updatedBy) : texts.saving.draftGone);
    },
    [texts],
  );
  const saving = useSaving({ person, editing, act, joinedBy, mayWrite: may.write });
  const { answer: check, checking, again: checkAgain } = useCheck(flow);
  const arrangeAll = useArranged(editing, act);
  const traffic = useTraffic(flow.id, callers);
  const { layout } = flow;
  const places = useMemo(() => placesOf(layout, editing.arranged ?? {}), [layout, editing.arranged]);
  const kinds = useMemo(() => nodeSchemas(schemas.nodes), [schemas]);
  const addFrom = useCallback((from: AddPlace['from']) => setAdding({ from }), []);
  const tryFrom = useCallback((node: string) => {
    setTryAt(node);
    setTab('try');
  }, []);
  const languages = useSame(flow.languages);
  const oralLanguages = useSame(namesIn(flow['oralLanguages']));
  const exits = useSame(namesIn(flow['exits']));
  const tools = useMemo<Tools>(
    () => ({
      ...{ act, schemas: kinds, flowSchema: schemas.flow, check, checkAgain, spoken },
      ...{ mayWrite: may.write, addFrom, tryFrom, languages, oralLanguages, exits },
    }),
    [kinds, schemas, check, checkAgain, spoken, may.write, addFrom, tryFrom, languages, oralLanguages, exits],
  );
  const editor = useMemo<Editor>(
    () => ({ ...tools, editing, flow: editing.history.present, places }),
    [tools, editing, places],
  );
  // The picture follows when there is time: a letter is never kept waiting by four hundred cards.
  const pictured = useDeferredValue(editor);
  const panel = useRef<HTMLDivElement>(null);
  const open = useCallback((byKey: boolean): void => {
    setTab('node');
    if (byKey) requestAnimationFrame(() => focusForm(panel.current));
  }, []);
  const addAt = useCallback<CanvasProps['addAt']>((from, { x, y }) => setAdding({ from, at: [x, y] }), []);
  const keys = useKeys(editor, { remove: setDeleting });
  useKeysWithoutFocus(keys);
  return (
    <ToolsContext value={tools}>
      <EditorContext value={editor}>
        <div className="menu-editor" onKeyDown={keys}>
          <Toolbar
            saving={saving}
            hasLive={hasLive}
            traffic={{ on: callers, set: setCallers, answer: traffic }}
            arrangeAll={arrangeAll}
            language={{ spoken, set: setSpoken }}
          />
          <div className="menu-desk">
            {pictured.editing.arranged ? (
              <EditorContext value={pictured}>
                <Canvas traffic={traffic} live={live} open={open} addAt={addAt} />
              </EditorContext>
            ) : (
              <div className="menu-picture" role="status">
                {texts.editor.arranging}
              </div>
            )}
            <div className="menu-panel" ref={panel}>
              <Panel {...{ tab, setTab, checking, tryAt, setTryAt, setLive }} remove={setDeleting} />
            </div>
          </div>
        </div>
        {adding && <AddNode place={adding} close={() => setAdding(null)} />}
        {deleting.length > 0 && <DeleteNodes names={deleting} close={() => setDeleting([])} />}
        {editing.clashes.length > 0 && <Clashes by={other} />}
      </EditorContext>
    </ToolsContext>
  );
}

const namesIn = (list: unknown): string[] => (Array.isArray(list) ? list.map(String) : []);

/** What callers did; asked for when it is wanted, and null until then. */
function useTraffic(flowId: string, wanted: boolean): TrafficAnswer | null {
  const { data } = useAnswer<TrafficAnswer>(`/flows/${flowId}/traffic?days=7`, wanted);
  return wanted ? (data ?? null) : null;
}

/** The first field that is for the element itself, after the buttons. */
function focusForm(panel: HTMLElement | null): void {
  panel?.querySelector<HTMLElement>('[data-form] input, [data-form] textarea')?.focus();
}
