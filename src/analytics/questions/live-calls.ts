import { sql } from 'drizzle-orm';
import { calls, sessions } from '../../../db/schema.ts';
import { flowsAboutMessages } from '../../core/call/confidential.ts';
import { nodesIn } from '../../core/flow/node-at.ts';
import type { Flow } from '../../core/flow/schema.ts';
import { remembering } from '../../core/memo.ts';
import type { LivePlace } from '../calls/api-types.ts';
import { TRY_IDS } from '../calls/try-ids.ts';
import type { Reader } from '../reader.ts';
import { flowVersion } from './flow-version.ts';

/** A call under way. Its id is for whoever tells calls apart, and not for those who look on. */
export interface CallUnderWay {
  id: string;
  line: string;
  language: string;
  startedAt: number;
  simulated: boolean;
  place: LivePlace;
}

interface Row extends Omit<CallUnderWay, 'place' | 'simulated'> {
  simulated: 0 | 1;
  flowId: string;
  flowVersion: string;
  path: string | null;
}

/** The calls that are going on, the newest first, without the tries of staff. Only sessions are read, which end with calls. */
export function liveCalls(reader: Reader, { most }: { most: number }): CallUnderWay[] {
  const rows = reader.all<Row>(sql`
    select ${calls.id} as id, ${calls.line} as line, ${calls.language} as language, ${calls.startedAt} as startedAt,
      ${calls.flowId} as flowId, ${calls.flowVersion} as flowVersion,
      ${calls.provider} = 'simulator' as simulated, json_extract(${sessions.snapshot}, '$.context.node') as path
    from ${sessions} cross join ${calls} on ${calls.id} = ${sessions.callId}
    where ${calls.endedAt} is null and ${calls.id} not glob ${TRY_IDS}
    order by ${calls.startedAt} desc, ${calls.id} limit ${most}`);
  return rows.map(({ flowId, flowVersion, path, simulated, ...call }) => ({
    ...call,
    simulated: simulated === 1,
    place: placesOf(reader)(`${flowId}@${flowVersion}`)(path ?? ''),
  }));
}

type PlaceFinder = (path: string) => LivePlace;

const known = new WeakMap<Reader, (version: string) => PlaceFinder>();

/** Many calls are in few versions: each is read once. */
function placesOf(reader: Reader): (version: string) => PlaceFinder {
  const places = known.get(reader) ?? remembering(20, (version: string) => finderOf(reader, version));
  known.set(reader, places);
  return places;
}

/**
 * Where a call is, as far as that may be told. In the outermost flow no node is told, and in flows about spoken messages
 * only that one: whoever leaves a message cannot be told from whoever is in the main menu.
 */
function finderOf(reader: Reader, name: string): PlaceFinder {
  const [id = '', version = ''] = name.split('@');
  const source = flowVersion(reader, { id, version });
  if (!source) return () => ({ flows: [], node: null, type: null });
  const nodeAt = nodesIn(source);
  const untold = flowsAboutMessages(source);
  const atRoot: LivePlace = { flows: [titled(source.flow)], node: null, type: null };
  return (path) => {
    const at = nodeAt(path);
    if (!at || at.way.length === 1 || at.way.slice(1).some((flow) => untold.has(flow.id))) return atRoot;
    return { flows: at.way.map(titled), node: at.name, type: at.node.type };
  };
}

const titled = ({ id, title }: Flow): LivePlace['flows'][number] => ({ id, title });
