import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/kit/controls/IconButton';
import { PriorityGlyph } from '@/kit/glyphs/PriorityGlyph';
import { markOf, SourceMark } from '@/kit/glyphs/SourceMark';
import { StatusGlyph } from '@/kit/glyphs/StatusGlyph';
import { statusName } from '@/kit/statusName';
import { Company } from './Company';
import { useTicket } from './context';
import { MoreMenu } from './MoreMenu';
import styles from './PhoneHead.module.css';
import { ResolveButton } from './ResolveButton';

export const phoneTabs = ['conversation', 'details', 'customer'] as const;
export type PhoneTab = (typeof phoneTabs)[number];

type PhoneHeadProps = { tab: PhoneTab; onTab: (tab: PhoneTab) => void; onBack: () => void };

export function PhoneHead({ tab, onTab, onBack }: PhoneHeadProps) {
  const { t } = useTranslation();
  const { ticket, locked } = useTicket();
  const system = ticket.external[0]?.integration;
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <IconButton label={t('ticket.back')} onClick={onBack}>
          <IconArrowLeft />
        </IconButton>
        <div className={styles.title}>
          <h1>{ticket.subject}</h1>
          <p>
            <SourceMark mark={system ? markOf(system) : null} />
            {ticket.number}
          </p>
        </div>
        <Company />
        <MoreMenu />
      </div>
      <div className={styles.state}>
        <span>
          <StatusGlyph status={ticket.status} />
          {statusName(t, ticket)}
        </span>
        <span>
          <PriorityGlyph priority={ticket.priority} />
          {t(`priority.${ticket.priority}`)}
        </span>
        {!locked && <ResolveButton />}
      </div>
      <div className={styles.tabs}>
        {phoneTabs.map((one) => (
          <button key={one} type="button" aria-pressed={one === tab} onClick={() => onTab(one)}>
            {t(`ticket.${one}`)}
          </button>
        ))}
      </div>
    </header>
  );
}
