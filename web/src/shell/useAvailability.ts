import { useTranslation } from 'react-i18next';
import { useAgent, useSetAvailability } from '@/api/assignment';
import { useSession } from '@/api/session';
import { notify } from '@/kit/notify';
import { reasonOf } from '@/ticket/reason';

/** Whether oneself takes new tickets, and how to turn that round. */
export function useAvailability() {
  const { t } = useTranslation();
  const { user } = useSession();
  const away = useAgent(user.id).data?.availability === 'away';
  const set = useSetAvailability();
  const turn = () =>
    set.mutate(
      { id: user.id, availability: away ? 'available' : 'away' },
      {
        onSuccess: () => notify(t(away ? 'nav.nowAvailable' : 'nav.nowAway')),
        onError: (fault) => notify(`${t('nav.notSet')} ${reasonOf(fault)}`, { tone: 'refused' }),
      },
    );
  return { away, turn, busy: set.isPending };
}
