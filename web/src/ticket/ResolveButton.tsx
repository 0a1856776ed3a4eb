import { IconCheck, IconChevronDown, IconRotate } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { change } from '@/api/ticketWrites';
import type { Named, Status } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { notify } from '@/kit/notify';
import { useKeys } from '@/shell/keys';
import { ChoiceMenu } from './ChoiceMenu';
import { useTicket } from './context';
import styles from './TopBar.module.css';
import { keyOf, nameOf, useWays } from './transitions';
import { useStatusChoices } from './useChoices';

/** Resolve, or reopen what is resolved; beside it the other ways from here. */
export function ResolveButton({ onNext }: { onNext?: () => void }) {
  const { t } = useTranslation();
  const { ticket, writes } = useTicket();
  const reopens = ticket.status === 'resolved';
  const main: Status = reopens ? 'open' : 'resolved';
  const has = ticket.status_id ?? ticket.status;
  const others = useWays().filter((way) => keyOf(way) !== has && (way.named || way.status !== main));
  const choices = useStatusChoices(others);

  const set = (status: Status, named?: Named | null) =>
    writes.make(change.status(status, named), () => {
      if (status !== 'resolved') return;
      notify(t('ticket.resolved', { number: ticket.number }), {
        act: onNext && { label: t('ticket.nextTicket'), keys: 'j', run: onNext },
      });
    });
  useKeys(reopens ? {} : { e: () => set('resolved') });

  const pick = (key: string) => {
    const way = others.find((one) => keyOf(one) === key);
    if (way) set(way.status, nameOf(way, ticket));
  };

  const kind = reopens ? 'line' : 'solid';
  return (
    <div className={styles.split} data-kind={kind}>
      <Button
        kind={kind}
        icon={reopens ? <IconRotate aria-hidden /> : <IconCheck aria-hidden />}
        keys={reopens ? undefined : 'e'}
        onClick={() => set(main)}
      >
        {t(reopens ? 'ticket.reopen' : 'ticket.resolve')}
      </Button>
      <ChoiceMenu choices={choices} shortcut="s" atEnd onPick={pick}>
        <Button kind={kind} icon={<IconChevronDown aria-hidden />} title={`${t('ticket.otherStatus')} (s)`}>
          <span className="said">{t('ticket.otherStatus')}</span>
        </Button>
      </ChoiceMenu>
    </div>
  );
}
