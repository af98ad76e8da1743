import type { CallContext } from '../call/context.ts';
import { LIST_PAGE_SIZE } from '../call/ceilings.ts';
import type { Json } from '../call/events.ts';
import { STANDARD } from '../call/standard-prompts.ts';
import { prompt, type Part } from '../speech/parts.ts';
import { choiceParts, listedParts } from './choices.ts';
import type { NodeScope } from './node-type.ts';
import { onKey, pressed, questionId } from './question.ts';
import { update, type Moment, type Transition } from './states.ts';

/** A list that the caller chooses from: keys 1 to 6 choose on a page, 7 is the next page, and the first after the last. */
export interface Listing {
  name?: string;
  items: (context: CallContext) => Json[];
  label: (item: Json, context: CallContext) => Part[];
}

export function listParts(listing: Listing, context: CallContext): Part[] {
  const items = listing.items(context);
  const options = listedParts(pageOf(items, context).map((item) => listing.label(item, context)));
  if (pages(items) === 1) return options;
  const onward = context.page + 1 < pages(items) ? STANDARD.more : STANDARD.first;
  return [...options, ...choiceParts([prompt(onward)], '7')];
}

/** The ways of a list. `onChosen` gets the chosen item in its update. */
export function listWays(
  scope: NodeScope,
  listing: Listing,
  chosen: Transition,
  keep: (item: Json, context: CallContext) => Partial<CallContext>,
): Transition[] {
  return [
    {
      ...chosen,
      guard: (moment) => itemAt(listing, moment) !== undefined,
      actions: [
        update((moment) => keep(itemAt(listing, moment) ?? null, moment.context)),
        ...(chosen.actions ?? []),
      ],
    },
    nextPage(scope, listing),
  ];
}

function nextPage(scope: NodeScope, listing: Listing): Transition {
  const way = onKey(scope, '7', { target: `#${questionId(scope, listing.name)}`, reenter: true });
  const turnPage = update(({ context }) => ({ page: (context.page + 1) % pages(listing.items(context)) }));
  return {
    ...way,
    guard: (moment) => pressed(moment) === '7' && pages(listing.items(moment.context)) > 1,
    actions: [...(way.actions ?? []), turnPage],
  };
}

function itemAt(listing: Listing, moment: Moment): Json | undefined {
  const key = pressed(moment);
  return /^[1-6]$/.test(key)
    ? pageOf(listing.items(moment.context), moment.context)[Number(key) - 1]
    : undefined;
}

const pages = (items: Json[]): number => Math.max(1, Math.ceil(items.length / LIST_PAGE_SIZE));

const pageOf = (items: Json[], { page }: CallContext): Json[] =>
  items.slice(page * LIST_PAGE_SIZE, (page + 1) * LIST_PAGE_SIZE);
