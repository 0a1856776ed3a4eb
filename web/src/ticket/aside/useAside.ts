import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Aside, usePutAside } from '@/api/trash';
import { notify } from '@/kit/notify';
import { lastList } from '@/tickets/place';
import { useTicket } from '../context';
import { reasonOf } from '../reason';

const back = { delete: 'restore', spam: 'noSpam', block: 'noSpam' } as const satisfies Partial<Record<Aside, Aside>>;

/** Puts the ticket aside and goes back to the list, with a way to undo it; or takes it back. */
export function useAside() {
  const { t } = useTranslation();
  const { ticket } = useTicket();
  const navigate = useNavigate();
  const put = usePutAside(ticket.id);
  const refused = (fault: Error) => notify(`${t('ticket.notChanged')} ${reasonOf(fault)}`, { tone: 'refused' });

  const putAside = (aside: keyof typeof back) =>
    // Not the callbacks of `mutate`: the page is left before they come.
    put.mutateAsync(aside).then(() => {
      notify(t(`aside.was.${aside}`, { number: ticket.number }), {
        act: { label: t('do.undo'), run: () => void put.mutateAsync(back[aside]).catch(refused) },
      });
      void navigate({ to: '/tickets', search: lastList()?.search ?? {} });
    }, refused);
  const takeBack = (aside: 'restore' | 'noSpam') =>
    put.mutateAsync(aside).then(() => notify(t(`aside.was.${aside}`, { number: ticket.number })), refused);

  return { putAside: (aside: keyof typeof back) => void putAside(aside), takeBack: (aside: 'restore' | 'noSpam') => void takeBack(aside), busy: put.isPending };
}
