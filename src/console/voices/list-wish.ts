import { useSearchParams } from 'wouter';
import { useLanguages } from './languages.ts';

const NARROWS = ['state', 'topic', 'flow', 'search'] as const;
export type Narrowing = (typeof NARROWS)[number];

/** What the list shows, kept in the address: going back leads to the same list, and it can be sent to a colleague. */
export function useListWish() {
  const [params, setParams] = useSearchParams();
  const { data } = useLanguages();
  const language = params.get('language') ?? data?.languages[0]?.code ?? 'km';
  const set = (name: Narrowing | 'language', value: string | null): void =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (value) next.set(name, value);
        else next.delete(name);
        return next;
      },
      { replace: true },
    );
  /** The same wish as a query, without some of it. */
  const query = (...without: Narrowing[]): string =>
    new URLSearchParams(
      NARROWS.filter((name) => !without.includes(name)).flatMap((name) => {
        const value = params.get(name);
        return value ? [[name, value]] : [];
      }),
    ).toString();
  return { language, get: (name: Narrowing): string | null => params.get(name), set, query };
}

export type ListWish = ReturnType<typeof useListWish>;
