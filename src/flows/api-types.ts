import { z } from 'zod';
import type { FlowRule } from '../core/flow/sentences.ts';

export type { FlowRule, RuleNames } from '../core/flow/sentences.ts';

/*
 * What goes over the wire about call flows, between the menu editor and the line. Requests are schemas, whose messages
 * say what to do; answers are types. The console takes types from here and nothing else. It is one file, though a long one:
 * a request and its answer share most of what they are made of, and the wire is read as a whole.
 */

export type FlowValue =
  string | number | boolean | null | FlowValue[] | { [name: string]: FlowValue | undefined };

/** A node as a flow file has it. What its other fields are, the schema of its type says; in a draft they may be wrong. */
export interface NodeJson {
  type: string;
  exits?: { [exit: string]: string };
  [field: string]: FlowValue | undefined;
}

/** A flow as its file has it, as far as it must be right before it can be kept as a draft and drawn. */
export interface FlowJson {
  specVersion: number;
  id: string;
  title: { [language: string]: string };
  languages: string[];
  start: string;
  nodes: { [node: string]: NodeJson };
  /** Where people put the nodes in the picture, in whole points; the nodes that are missing are placed by themselves. */
  layout?: { [node: string]: [x: number, y: number] };
  [field: string]: FlowValue | undefined;
}

const flowId = z
  .string('name the flow.')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words joined by hyphens, such as my-menu.')
  .max(60, 'use 60 characters or fewer.');

const nodeJson = z.looseObject({
  type: z.string('each node has a type.'),
  exits: z.record(z.string(), z.string('an exit leads to the name of a node.')).optional(),
});

/** Parts of a flow that a picture cannot do without. All else that is wrong is a problem, and may be kept. */
export const flowJson = z.looseObject({
  specVersion: z.number('specVersion is 1.'),
  id: flowId,
  title: z.record(z.string(), z.string()),
  languages: z.array(z.string()),
  start: z.string('start is the name of a node.'),
  nodes: z.record(z.string(), nodeJson),
  layout: z.record(z.string(), z.tuple([z.number().int(), z.number().int()])).optional(),
}) as unknown as z.ZodType<FlowJson, FlowJson>;

const revision = z
  .number('give the revision of the draft that this one was made from, or null.')
  .int()
  .positive()
  .nullable();

const note = z
  .string('write what is new, or leave it empty.')
  .trim()
  .max(500, 'use 500 characters or fewer.');

/** POST /flows */
export const newFlowRequest = z.strictObject({
  id: flowId,
  title: z
    .record(z.string().regex(/^[a-z]{2,3}$/), z.string().trim().min(1, 'write the title.').max(200))
    .refine((title) => Object.keys(title).length > 0, 'write a title in at least one language.'),
});

/** PUT /flows/:id/draft. `revision`: the draft that this one was made from; null where there was none. */
export const draftRequest = z.strictObject({ revision, flow: flowJson });

/** DELETE /flows/:id/draft and PUT /flows/:id/file: `?revision=`; left out where there was no draft. */
export const revisionQuery = z.strictObject({
  revision: z.coerce.number('give the revision of the draft.').int().positive().optional(),
});

/** GET /flows/:id/file */
export const fileQuery = z.strictObject({
  of: z.enum(['live', 'draft'], 'choose live or draft.').optional(),
});

/** POST /flows/:id/check */
export const checkRequest = z.strictObject({ flow: flowJson });

/** GET /flows/:id/traffic */
export const trafficQuery = z.strictObject({
  days: z.coerce
    .number('give a number of days.')
    .int('give a whole number of days.')
    .min(1, 'ask for 1 to 90 days.')
    .max(90, 'ask for 1 to 90 days.')
    .default(7),
});

/** POST /releases. `flows`: ids whose drafts are published. `liveAt`: an ISO time in the future; left out: now. */
export const releaseRequest = z.strictObject({
  flows: z.array(flowId).min(1, 'choose at least one draft.').max(500),
  note: note.default(''),
  liveAt: z.iso.datetime({ offset: true, error: 'give the time as 2026-12-01T08:00:00+07:00.' }).optional(),
});

/** POST /releases/:number/restore */
export const restoreRequest = z.strictObject({ note: note.default('') });

/** GET /releases/:number/changes. Left out: against the release before it; a draft: against what is live. */
export const changesQuery = z.strictObject({
  since: z.coerce.number('give the number of a release.').int().positive().optional(),
});

/** POST /flows/:id/try. `node`: where the call begins; left out: at the start of the flow. */
export const tryRequest = z.strictObject({
  flow: flowJson,
  node: z.string().max(60).optional(),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/, 'give the code of a language, such as km.')
    .optional(),
  commune: z
    .string()
    .regex(/^\d{6}$/, 'give the 6 digits of a commune.')
    .optional(),
});

export type NewFlowRequest = z.input<typeof newFlowRequest>;
export type ReleaseRequest = z.input<typeof releaseRequest>;
export type TryRequest = z.input<typeof tryRequest>;

export interface FlowSummary {
  id: string;
  title: { [language: string]: string };
  /** Numbers that answer with it; `*` stands for every number that has no flow of its own. */
  lines: string[];
  /** Ids of the flows that run it. */
  usedBy: string[];
  nodes: number;
  /** `release`: in which the flow last changed. Null for a flow that only has a draft. */
  live: { release: number; version: string } | null;
  draft: { revision: number; updatedAt: number; updatedBy: string } | null;
  /** Of the draft, in the set of flows that it would be published in alone; 0 without a draft. */
  problems: number;
}

/** GET /flows, in the order of their ids. */
export interface FlowsAnswer {
  flows: FlowSummary[];
}

export interface Draft {
  /** Grows by one with each save. */
  revision: number;
  flow: FlowJson;
  /** Milliseconds since 1970. */
  updatedAt: number;
  /** The name of who saved it last. */
  updatedBy: string;
}

/** GET /flows/:id, and POST /flows with 201. */
export interface FlowAnswer {
  id: string;
  live: FlowJson | null;
  draft: Draft | null;
}

/** PUT /flows/:id/draft and PUT /flows/:id/file. */
export interface DraftAnswer {
  revision: number;
  problems: FlowProblem[];
}

/** 409 `draft-changed`: somebody saved, published or threw away the draft meanwhile. Null: there is none any more. */
export interface DraftChangedAnswer {
  error: string;
  code: 'draft-changed';
  draft: Draft | null;
}

export interface FlowProblem {
  /** Whose problem it is: another flow's where the draft breaks what another flow expects of it. */
  flow: string;
  /** Null: of the flow itself. */
  node: string | null;
  /** The field inside the node, or inside the flow where `node` is null; empty when no one field is to blame. */
  path: (string | number)[];
  /** `schema` for a field whose shape is wrong. */
  rule: FlowRule | 'schema';
  /** What the rule names: an exit, a language, a key. */
  names: Readonly<Record<string, string | number>>;
  /** A plain sentence. */
  message: string;
  /** The planned release together with which it is a problem. */
  plan?: number;
}

/** 422 `flow-problems`: what stands against a release. */
export interface FlowProblemsAnswer {
  error: string;
  code: 'flow-problems';
  problems: FlowProblem[];
}

/**
 * A way from one node to another. `to`: a node of the flow, `return:<exit>` where it leaves to the flow that runs this
 * one, or `end` where the call ends.
 * `label`: the key that takes it; `exit`: the name of the exit; `next`: there is only this way.
 * `everywhere` is true for a way that the flow's `everywhere` lends to the node.
 */
export interface FlowEdge {
  from: string;
  to: string;
  label: { kind: 'key' | 'exit' | 'next'; value: string };
  /** The name of the exit in the node's `exits`; null where it is lent by `everywhere`, or the call ends. */
  exit: string | null;
  everywhere: boolean;
}

/**
 * How far a node is from the answer of the line, on the shortest way by seconds of speech: an estimate, see
 * docs/editing-menus.md. A flow that no line leads to is measured from its own start.
 */
export interface NodeReach {
  seconds: number;
  presses: number;
}

export interface FlowPrompt {
  /** What is said, by language; empty where nobody wrote it. */
  texts: { [language: string]: string };
  /** What callers hear, by language; a language without a clip is left out. */
  clips: { [language: string]: { url: string; seconds: number; state: 'draft' | 'recorded' | 'approved' } };
}

/** POST /flows/:id/check */
export interface CheckAnswer {
  problems: FlowProblem[];
  edges: FlowEdge[];
  /** By node. Null: not reached. */
  reach: { [node: string]: NodeReach | null };
  /** Every prompt that the flow names, by id. */
  prompts: { [prompt: string]: FlowPrompt };
}

/** GET /flows/schema: JSON Schemas (2020-12). */
export interface FlowSchemaAnswer {
  /** Of a whole flow file. */
  flow: object;
  /** In the order in which an editor offers them. */
  nodes: NodeTypeSchema[];
}

export interface NodeTypeSchema {
  type: string;
  /** One sentence in English. */
  summary: string;
  /** Whether the caller is asked something here. */
  asks: boolean;
  /** JSON Schema of the node alone; descriptions stand at the fields. */
  schema: object;
  example: NodeJson;
}

/** GET /flows/:id/traffic. Calls on the simulator and tries are left out. */
export interface TrafficAnswer {
  /** Milliseconds since 1970. */
  from: number;
  to: number;
  /** Calls that came through this flow. */
  calls: number;
  /** By node: in how many calls it was visited. */
  nodes: { [node: string]: number };
  /** In how many calls the caller went this way. `to` as in `FlowEdge`. */
  edges: { from: string; to: string; calls: number }[];
}

export type ReleaseState = 'live' | 'past' | 'planned' | 'called-off';

export interface ReleaseSummary {
  number: number;
  /** Milliseconds since 1970. */
  liveAt: number;
  state: ReleaseState;
  /** The name of who made it. */
  by: string;
  note: string;
  /** The flows that are other than in the release before it. */
  flows: string[];
  /** The release that it made live again, or null. */
  restores: number | null;
}

/** GET /releases, the newest first. */
export interface ReleasesAnswer {
  releases: ReleaseSummary[];
}

/** POST /releases (201), POST /releases/:number/restore (201), DELETE /releases/:number. */
export interface ReleaseAnswer {
  release: ReleaseSummary;
  /** Planned releases that a restore called off, since they no longer fit. */
  calledOff: number[];
}

/** One thing that differs: added without `before`, removed without `after`. */
export interface NodeChange {
  node: string;
  change: 'added' | 'removed' | 'changed';
  before?: NodeJson;
  after?: NodeJson;
}

/** The same for a field of the flow itself, such as `title` or `everywhere`; not `layout`. */
export interface FieldChange {
  field: string;
  before?: FlowValue;
  after?: FlowValue;
}

export interface FlowChange {
  id: string;
  change: 'added' | 'removed' | 'changed';
  nodes: NodeChange[];
  other: FieldChange[];
}

/** GET /releases/:number/changes. `:number` may be `draft`: all drafts against the live release. */
export interface ChangesAnswer {
  flows: FlowChange[];
}

/** POST /flows/:id/try: dial `line` from `from` on the simulator. Both are good for an hour after the last call. */
export interface TryAnswer {
  line: string;
  from: string;
}

/** GET /flows/:id/try/:line. `node`: of the tried flow, in which the newest call on that line is; null before one. */
export interface TryPlaceAnswer {
  node: string | null;
}
