import { TURN_DOORS, type Door, type Provider, type TurnDoor } from '../providers/provider.ts';

/** Where a webhook came in. */
export interface Entrance {
  provider: Provider;
  door: Door;
  /** The turn that it asks for; 0 where the door has no turns. */
  turn: number;
  /** Whether it is the door that a carrier's settings name: the first webhook of a call. */
  isFirst: boolean;
}

/** Below the prefix of all: `/<provider>/voice`, then what of the call it is. */
const DOOR = /^\/telephony\/([a-z]+)\/voice(?:\/(status|recordings|turns\/([^/]+)(?:\/([a-z]+))?))?\/?$/i;

/** In: the path of a request. Out: the door of ours that it names; undefined for none. */
export function entranceAt(path: string, providers: ReadonlyMap<string, Provider>): Entrance | undefined {
  const [, name = '', below, number, way] = DOOR.exec(path) ?? [];
  const provider = providers.get(name.toLowerCase());
  if (!provider) return undefined;
  const at = { provider, turn: 0, isFirst: false };
  if (below === undefined) return { ...at, door: 'turn', isFirst: true };
  if (number === undefined) return { ...at, door: below.toLowerCase() === 'status' ? 'status' : 'recording' };
  const door = (way?.toLowerCase() ?? 'turn') as TurnDoor;
  return TURN_DOORS.includes(door) ? { ...at, door, turn: turnNumber(number) } : undefined;
}

/** A number that is no turn of ours is taken for a turn far ahead: the newest reply is given again. */
const turnNumber = (text: string): number =>
  /^[1-9]\d{0,5}$/.test(text) ? Number(text) : Number.MAX_SAFE_INTEGER;

/** The path of a turn by one of its doors: keys come in at the turn itself, everything else by a door of its own. */
export const turnPath = (provider: string, turn: number, door: TurnDoor): string =>
  `/telephony/${provider}/voice/turns/${turn}${door === 'turn' ? '' : `/${door}`}`;
