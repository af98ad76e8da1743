import { Text } from '@mantine/core';
import type { FlowPrompt } from '../../../flows/api-types.ts';
import { isObject, sameJson } from '../model/flow.ts';
import { useFieldWords } from '../texts/words.ts';

interface NodeWordsProps {
  value: unknown;
  /** What it is compared with: what differs stands out. */
  other: unknown;
  prompts: { [prompt: string]: FlowPrompt };
  language: string;
  /** Leaves out what is the same. */
  onlyDifferences?: boolean;
}

/** An element in words: each of its fields on a line, prompts by what they say. */
export function NodeWords({ value, other, prompts, language, onlyDifferences = false }: NodeWordsProps) {
  const words = useFieldWords();
  const said = (one: unknown): string => {
    if (typeof one === 'string') return prompts[one]?.texts[language] ?? one;
    if (Array.isArray(one)) return one.map(said).join(' / ');
    if (!isObject(one)) return JSON.stringify(one);
    return Object.entries(one)
      .map(([name, inner]) => `${words.field(name)}: ${said(inner)}`)
      .join(', ');
  };
  if (!isObject(value)) return <Text>{said(value)}</Text>;
  const before = isObject(other) ? other : {};
  const fields = Object.entries(value).filter(
    ([field, one]) => !onlyDifferences || !sameJson(one, before[field]),
  );
  return (
    <dl className="menu-node-words">
      {fields.map(([field, one]) => (
        <div key={field} data-differs={!sameJson(one, before[field])}>
          <dt>{words.field(field)}</dt>
          <dd lang={language}>{field === 'type' && typeof one === 'string' ? words.kind(one) : said(one)}</dd>
        </div>
      ))}
    </dl>
  );
}
