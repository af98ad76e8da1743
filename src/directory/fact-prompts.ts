import { budgetPrompts } from './budgets.ts';
import type { ReferenceStore } from './ports.ts';
import { requestPrompts } from './requests/request-query.ts';
import { servicePrompts } from './services.ts';

const services = (facts: ReferenceStore): string[] => servicePrompts(facts.services());

/** The prompts that answers name, by query. Names of places are not among them: the voice has its own way with them. */
const PROMPTS: ReadonlyMap<string, (facts: ReferenceStore) => string[]> = new Map([
  ['service-topics', services],
  ['services-of-topic', services],
  ['service', services],
  ['budget', budgetPrompts],
  ['request', (facts) => [...requestPrompts(), ...services(facts)]],
]);

/** Every prompt that the answer to a query may bring into a call, so that a language can be known to be complete. */
export const promptsOfQuery = (query: string, facts: ReferenceStore): string[] =>
  PROMPTS.get(query)?.(facts) ?? [];
