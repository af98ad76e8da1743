import { useSearchParams } from 'wouter';
import type { Filters } from './asked.ts';

/** Sets what is given; null takes it away. */
export type Change = (changed: Record<string, string | null>) => void;

/** What stands behind the question mark of the page: a link to it shows the same. */
export function useAddress(): [Filters, Change] {
  const [search, setSearch] = useSearchParams();
  const address: Filters = Object.fromEntries(search);
  const change: Change = (changed) => {
    const wanted = Object.entries({ ...address, ...changed }).filter(([, value]) => (value ?? '') !== '');
    setSearch(new URLSearchParams(wanted as [string, string][]), { replace: true });
  };
  return [address, change];
}
