import { Handle, Position, type Node, type NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { Link } from 'wouter';
import { KindIcon, kindGroup } from '../kind-icon.tsx';
import type { CardFacts } from '../model/card.ts';
import { useFieldWords, useMenuTexts } from '../texts/words.ts';

export type CardNode = Node<{ facts: CardFacts; lang: string; tabbed: boolean; live: boolean }, 'card'>;

/** The button of a card: where the focus goes. */
export const cardButtonId = (name: string): string => `card-${name}`;

/** One element of the menu. Drawn only while it is in sight, and again only when something on it changes. */
export const Card = memo(function Card({ data, selected }: NodeProps<CardNode>) {
  const { facts, lang, tabbed, live } = data;
  const texts = useMenuTexts().editor;
  const words = useFieldWords();
  return (
    <div
      className="menu-card"
      data-group={kindGroup(facts.type)}
      data-selected={selected}
      data-problems={facts.problems > 0}
      data-live={live}
    >
      <Handle type="target" position={Position.Left} isConnectable />
      <button
        type="button"
        id={cardButtonId(facts.name)}
        className="menu-card-head"
        tabIndex={tabbed ? 0 : -1}
        aria-pressed={selected}
      >
        <span className="menu-card-kind">
          <KindIcon type={facts.type} />
          <span>{words.kind(facts.type)}</span>
          {facts.problems > 0 && (
            <span className="menu-mark-problem">
              <span aria-hidden>⚠ {facts.problems}</span>
              <span className="sr-only">{texts.problemCount(facts.problems)}</span>
            </span>
          )}
        </span>
        <span className="menu-card-words" lang={lang}>
          {facts.words || facts.name}
        </span>
        <Marks facts={facts} />
        {live && <span className="sr-only">{texts.callHere}</span>}
      </button>
      <ul className="menu-card-ways">
        {facts.ways.map((way) => (
          <Way key={way.exit} way={way} lang={lang} />
        ))}
      </ul>
      <Foot facts={facts} />
    </div>
  );
});

/** Above the card: that the call begins here, or what leads here from everywhere. */
function Marks({ facts }: { facts: CardFacts }) {
  const texts = useMenuTexts().editor;
  return (
    <span className="menu-card-marks">
      {facts.isStart && <span className="menu-mark">▶ {texts.start}</span>}
      {facts.everywhere.map((event) => (
        <span key={event} className="menu-mark">
          {texts.everywhere[event] ?? event}
        </span>
      ))}
    </span>
  );
}

function Way({ way, lang }: { way: CardFacts['ways'][number]; lang: string }) {
  const texts = useMenuTexts().editor;
  const words = useFieldWords();
  const where =
    way.state === 'leaves'
      ? texts.leaves(words.exit(way.target?.slice('return:'.length) ?? ''))
      : way.target === null
        ? texts.noTarget
        : texts.gone(way.target);
  return (
    <li className="menu-card-way" data-state={way.state}>
      {way.keys.map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
      <span lang={way.words ? lang : undefined}>{way.words || words.exit(way.exit)}</span>
      {way.state !== 'leads' && (
        <em title={where}>
          {way.state === 'leaves' ? '↩' : '?'}
          <span className="sr-only">{where}</span>
        </em>
      )}
      <Handle type="source" id={way.exit} position={Position.Right} isConnectable />
    </li>
  );
}

function Foot({ facts }: { facts: CardFacts }) {
  const texts = useMenuTexts().editor;
  return (
    <div className="menu-card-foot">
      {facts.reach === null && <span className="menu-card-lost">{texts.notReached}</span>}
      {facts.reach && <span>{texts.reach(Math.round(facts.reach.seconds), facts.reach.presses)}</span>}
      {facts.calls !== null && <b>{texts.calls(facts.calls)}</b>}
      {facts.opens !== null && (
        <Link href={`/menus/${facts.opens}`} className="nodrag" tabIndex={-1}>
          {texts.openFlow} →
        </Link>
      )}
    </div>
  );
}
