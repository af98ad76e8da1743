import { problem, exitsOf, RETURN, type Rule } from './subject.ts';

/** Every exit leads to a node that exists, or returns by an exit that the flow declares. */
export const unknownTarget: Rule = (subject) => {
  const { flow } = subject;
  const missing = (target: string | undefined): boolean =>
    target !== undefined &&
    (target.startsWith(RETURN)
      ? !flow.exits.includes(target.slice(RETURN.length))
      : !Object.hasOwn(flow.nodes, target));
  const start = missing(flow.start) ? [problem(subject, '', 'unknown-target', { target: flow.start })] : [];
  const everywhere = Object.entries(flow.everywhere ?? {})
    .filter((pair): pair is [string, string] => missing(pair[1]))
    .map(([everywhere, target]) => problem(subject, '', 'unknown-target', { everywhere, target }));
  const exits = subject.nodes.flatMap(({ id, node }) =>
    exitsOf(node)
      .filter(([, target]) => missing(target))
      .map(([exit, target]) => problem(subject, id, 'unknown-target', { exit, target })),
  );
  return [...start, ...everywhere, ...exits];
};

/** Every option, case and list has its exit connected. */
export const exitNotConnected: Rule = (subject) =>
  subject.nodes.flatMap(({ id, node, type }) =>
    (type.exits?.(node) ?? [])
      .filter((exit) => node.exits?.[exit] === undefined)
      .map((exit) => problem(subject, id, 'exit-not-connected', { exit })),
  );

/** Exits that no option, case or list of the node uses are a slip of the editor. */
export const exitNotUsed: Rule = (subject) =>
  subject.nodes
    .filter(({ type }) => type.type === 'menu' || type.type === 'branch')
    .flatMap(({ id, node, type }) => {
      const always = type.type === 'menu' ? ['noInput', 'noMatch', 'again'] : ['otherwise'];
      const used = new Set([...(type.exits?.(node) ?? []), ...always]);
      return exitsOf(node)
        .filter(([exit]) => !used.has(exit))
        .map(([exit]) => problem(subject, id, 'exit-not-used', { exit }));
    });
