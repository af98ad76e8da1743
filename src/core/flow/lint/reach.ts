import { exitsOf, problem, RETURN, successors, type Rule, type Subject } from './subject.ts';

/** Every node can be reached from the start. */
export const unreachable: Rule = (subject) => {
  const reached = reach(subject);
  return subject.nodes
    .filter(({ id }) => !reached.has(id))
    .map(({ id }) => problem(subject, id, 'unreachable'));
};

/** From every node there is a way to the end of the call or out of the flow. */
export const deadEnd: Rule = (subject) => {
  const ending = endingNodes(subject);
  return subject.nodes.filter(({ id }) => !ending.has(id)).map(({ id }) => problem(subject, id, 'dead-end'));
};

/** A declared way out that nothing takes would leave the calling flow waiting for it. */
export const exitNeverTaken: Rule = (subject) => {
  const taken = new Set(subject.nodes.flatMap(({ node }) => exitsOf(node).map(([, target]) => target)));
  return subject.flow.exits
    .filter((exit) => !taken.has(RETURN + exit))
    .map((exit) => problem(subject, '', 'exit-never-taken', { exit }));
};

function reach(subject: Subject): Set<string> {
  const byId = new Map(subject.nodes.map((one) => [one.id, one]));
  const reached = new Set<string>();
  const open = [subject.flow.start];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const found = byId.get(id);
    if (!found || reached.has(id)) continue;
    reached.add(id);
    open.push(...successors(subject, found.node, found.type.asks || found.type.type === 'subflow'));
  }
  return reached;
}

/** Grown backwards from the nodes that end the call or return, until nothing more is found. */
function endingNodes(subject: Subject): Set<string> {
  const leaves = subject.nodes.filter(
    ({ node, type }) =>
      type.type === 'hangup' || exitsOf(node).some(([, target]) => target.startsWith(RETURN)),
  );
  const ending = new Set(leaves.map(({ id }) => id));
  for (let before = -1; before !== ending.size;) {
    before = ending.size;
    for (const { id, node, type } of subject.nodes) {
      if (successors(subject, node, type.asks).some((target) => ending.has(target))) ending.add(id);
    }
  }
  return ending;
}
