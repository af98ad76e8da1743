import { createMachine, type AnyStateMachine } from 'xstate';
import { freshContext, type CallInput } from '../call/context.ts';
import { MAX_SUBFLOW_DEPTH } from '../call/ceilings.ts';
import { STANDARD } from '../call/standard-prompts.ts';
import type { NodeBase, NodeScope } from '../nodes/node-type.ts';
import { nodeTypeOf } from '../nodes/registry.ts';
import { effect, record, update, type StateConfig, type Transition } from '../nodes/states.ts';
import { prompt } from '../speech/parts.ts';
import { FlowFault } from './faults.ts';
import { statesForXState, type StepNotes } from './for-xstate.ts';
import type { Flow } from './schema.ts';

export type CallMachine = AnyStateMachine;

/** The flows that a flow may run as subflows, by id. */
export type Flows = ReadonlyMap<string, Flow>;

/** One flow at one place of the machine: the same subflow, used twice, is two frames. */
interface Frame {
  flow: Flow;
  flows: Flows;
  path: string;
  depth: number;
  leave: (exit: string) => Transition;
  everywhere: { noInput: Transition; noMatch: Transition; person: Transition };
  startAgain: Transition;
  /** State ids of the nodes that ask, in the whole machine: the places that key 8 can come back to. */
  questions: string[];
}

/**
 * The machine of a whole call. Pure: no clock, no random, no I/O; its effects are data.
 * In: a flow that the linter passes, and the flows it runs. Throws FlowFault for what the linter would have refused.
 */
export function compileFlow(flow: Flow, flows: Flows): CallMachine {
  const startAgain: Transition = {
    target: `#${flow.id}/${flow.start}`,
    actions: [update(() => ({ history: [] }))],
  };
  const gaveUp: Transition = { target: '#gave-up' };
  const frame: Frame = {
    flow,
    flows,
    path: flow.id,
    depth: 0,
    leave: () => ({ target: '#returned' }),
    everywhere: { noInput: gaveUp, noMatch: gaveUp, person: startAgain },
    startAgain,
    questions: [],
  };
  const nodes = frameStates(frame);
  return createMachine({
    id: 'call',
    context: ({ input }: { input: CallInput }): StepNotes => ({
      context: freshContext(flow.languages, input),
      effects: [],
    }),
    initial: 'flow',
    states: statesForXState({ flow: nodes, ...ownStates(frame.questions, startAgain) }),
  } as never) as CallMachine;
}

function frameStates(frame: Frame): StateConfig {
  const { noInput, noMatch, person } = frame.flow.everywhere ?? {};
  const own = {
    ...frame.everywhere,
    ...(noInput ? { noInput: toNode(frame, noInput) } : {}),
    ...(noMatch ? { noMatch: toNode(frame, noMatch) } : {}),
    ...(person ? { person: toNode(frame, person) } : {}),
  };
  const inner = { ...frame, everywhere: own };
  const states = Object.entries(frame.flow.nodes).map(([id, node]) => [id, nodeState(inner, id, node)]);
  return { initial: frame.flow.start, states: Object.fromEntries(states) as Record<string, StateConfig> };
}

function nodeState(frame: Frame, id: string, node: NodeBase): StateConfig {
  const type = nodeTypeOf(node.type);
  const path = `${frame.path}/${id}`;
  if (type.asks) frame.questions.push(path);
  return { ...type.compile(node, scopeOf(frame, path, node)), id: path };
}

function scopeOf(frame: Frame, path: string, node: NodeBase): NodeScope {
  const exit = (name: string): Transition => {
    const target = node.exits?.[name];
    const fallback = name === 'noInput' || name === 'noMatch' ? frame.everywhere[name] : undefined;
    const way = target ? toTarget(frame, target) : fallback;
    if (!way) throw new FlowFault('exit-not-connected', `${path}: the exit ${name} leads nowhere.`);
    const fact = record(() => ({ type: 'exit', node: path, exit: name }));
    return { ...way, actions: [fact, ...(way.actions ?? [])] };
  };
  return {
    id: path,
    languages: frame.flow.languages,
    exit,
    person: frame.everywhere.person,
    startAgain: frame.startAgain,
    subflow: (flowId, onLeave = []) => {
      const leave = (name: string): Transition => {
        const way = exit(name);
        return { ...way, actions: [...onLeave, ...(way.actions ?? [])] };
      };
      return frameStates(innerFrame(frame, path, flowId, leave));
    },
    inputsOf: (flowId) =>
      Object.fromEntries(
        Object.entries(frame.flows.get(flowId)?.inputs ?? {}).map(([name, one]) => [
          name,
          one.default ?? null,
        ]),
      ),
  };
}

function innerFrame(frame: Frame, path: string, flowId: string, leave: Frame['leave']): Frame {
  const flow = frame.flows.get(flowId);
  if (!flow) throw new FlowFault('unknown-flow', `${path}: there is no flow ${flowId}.`);
  if (frame.depth >= MAX_SUBFLOW_DEPTH) {
    throw new FlowFault('too-deep', `${path}: subflows are more than ${MAX_SUBFLOW_DEPTH} deep.`);
  }
  return { ...frame, flow, path, depth: frame.depth + 1, leave };
}

const toNode = (frame: Frame, node: string): Transition => ({ target: `#${frame.path}/${node}` });

function toTarget(frame: Frame, target: string): Transition {
  return target.startsWith('return:') ? frame.leave(target.slice('return:'.length)) : toNode(frame, target);
}

/** States that every call has, whatever its flow. Their ids have no slash, so that no node can be meant. */
function ownStates(questions: string[], startAgain: Transition): Record<string, StateConfig> {
  return {
    'going-back': {
      id: 'going-back',
      entry: [update(({ context }) => ({ history: context.history.slice(0, -1) }))],
      always: [
        ...questions.map((id): Transition => ({
          target: `#${id}`,
          guard: ({ context }) => context.history.at(-1) === id,
        })),
        startAgain,
      ],
    },
    ceiling: goodbye('ceiling', STANDARD.ceiling, 'ceiling'),
    'gave-up': goodbye('gave-up', STANDARD.goodbye, 'gave-up'),
    returned: goodbye('returned', STANDARD.goodbye, 'completed'),
    ended: { id: 'ended', type: 'final' },
  };
}

function goodbye(id: string, words: string, disposition: 'ceiling' | 'gave-up' | 'completed'): StateConfig {
  return {
    id,
    entry: [
      effect(() => ({ type: 'say', parts: [prompt(words)] })),
      effect(() => ({ type: 'hangUp', disposition })),
    ],
    always: [{ target: '#ended' }],
  };
}
