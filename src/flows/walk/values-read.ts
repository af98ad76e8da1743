import type { Flow } from '../../core/flow/schema.ts';

/** Fields of nodes that name values which are written, or which only the record of a case holds. */
const NOT_HEARD = new Set(['into', 'case', 'given']);

/**
 * The values that decide what a caller hears: `$problem`, which only goes into a case, is none of them.
 * In: flows. Out: the first name of each path, without its `$`; and `caller` and `line`, which nodes look at unasked.
 */
export function valuesRead(flows: Iterable<Flow>): Set<string> {
  const found = new Set(['caller', 'line']);
  for (const flow of flows) for (const node of Object.values(flow.nodes)) readIn(node, found);
  return found;
}

function readIn(data: unknown, found: Set<string>): void {
  if (typeof data === 'string') {
    const name = /^\$([a-z][A-Za-z0-9]*)/.exec(data)?.[1];
    if (name) found.add(name);
    return;
  }
  if (typeof data !== 'object' || data === null) return;
  for (const [field, inner] of Object.entries(data)) if (!NOT_HEARD.has(field)) readIn(inner, found);
}
