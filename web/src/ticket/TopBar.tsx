import { IconArrowLeft, IconChevronDown, IconChevronUp, IconLayoutSidebarRight, IconUser } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { change } from '@/api/ticketWrites';
import type { Ticket } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { IconButton } from '@/kit/controls/IconButton';
import { PriorityGlyph } from '@/kit/glyphs/PriorityGlyph';
import type { useNeighbours } from '@/tickets/useNeighbours';
import { AssignPicker } from './AssignPicker';
import { ChoiceMenu } from './ChoiceMenu';
import { Company } from './Company';
import { useTicket } from './context';
import { MoreMenu } from './MoreMenu';
import { ResolveButton } from './ResolveButton';
import styles from './TopBar.module.css';
import { usePriorityChoices } from './useChoices';

type Neighbours = ReturnType<typeof useNeighbours>;
type TopBarProps = {
  neighbours: Neighbours;
  onGo: (to: Ticket | undefined) => void;
  onBack: () => void;
  onCustomer?: () => void;
  onDetails?: () => void;
};

export function TopBar({ neighbours, onGo, onBack, onCustomer, onDetails }: TopBarProps) {
  const { t } = useTranslation();
  const { ticket, writes, locked } = useTicket();
  const priorities = usePriorityChoices();

  return (
    <header className={styles.bar}>
      <IconButton label={t('ticket.back')} keys="Esc" onClick={onBack}>
        <IconArrowLeft />
      </IconButton>
      {neighbours && <Place neighbours={neighbours} onGo={onGo} />}
      <div className={styles.actions}>
        <Company />
        {onCustomer && (
          <IconButton label={t('ticket.customer')} onClick={onCustomer}>
            <IconUser />
          </IconButton>
        )}
        {!locked && (
          <>
            <ChoiceMenu
              choices={priorities}
              chosen={ticket.priority}
              shortcut="p"
              onPick={(priority) => writes.make(change.priority(priority))}
            >
              <Button kind="quiet" icon={<PriorityGlyph priority={ticket.priority} />} keys="p">
                <span className="said">{t('priority.label')}: </span>
                {t(`priority.${ticket.priority}`)}
              </Button>
            </ChoiceMenu>
            <AssignPicker shortcut>
              {(open, opened) => (
                <Button keys="a" aria-expanded={opened} onClick={open}>
                  {t('ticket.assign')}
                </Button>
              )}
            </AssignPicker>
            <ResolveButton onNext={neighbours?.next && (() => onGo(neighbours.next))} />
          </>
        )}
        <MoreMenu />
        {onDetails && (
          <IconButton label={t('ticket.details')} onClick={onDetails}>
            <IconLayoutSidebarRight />
          </IconButton>
        )}
      </div>
    </header>
  );
}

function Place({ neighbours, onGo }: { neighbours: NonNullable<Neighbours>; onGo: TopBarProps['onGo'] }) {
  const { t } = useTranslation();
  const { position, known, more, view, previous, next } = neighbours;
  return (
    <>
      <IconButton label={t('ticket.previous')} keys="k" disabled={!previous} onClick={() => onGo(previous)}>
        <IconChevronUp />
      </IconButton>
      <IconButton label={t('ticket.next')} keys="j" disabled={!next} onClick={() => onGo(next)}>
        <IconChevronDown />
      </IconButton>
      <p className={styles.place}>
        <strong>{t(more ? 'ticket.positionMore' : 'ticket.position', { position, count: known })}</strong>
        <span>{t('ticket.inView', { view: t(`views.${view}`) })}</span>
      </p>
    </>
  );
}
