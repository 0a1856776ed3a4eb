import { useNavigate } from '@tanstack/react-router';
import { readSearch, type TicketSearch } from './search';

/** Changes parts of the list's address; an undefined part is dropped. Typing replaces, so that Back is not one letter. */
export function useSearchChange() {
  const navigate = useNavigate();
  return (change: Partial<TicketSearch>, replace = false) =>
    void navigate({ to: '/tickets', search: (before) => readSearch({ ...before, ...change }), replace });
}
