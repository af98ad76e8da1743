import type { TurnRecord } from '../../calls/ports.ts';
import type { Store } from '../database.ts';

/** Writes the deeds of one kind that a turn brought, at least one. It runs inside the turn's transaction. */
export type DeedWriter<List> = (store: Store, deeds: List, turn: Pick<TurnRecord, 'callId' | 'at'>) => void;
