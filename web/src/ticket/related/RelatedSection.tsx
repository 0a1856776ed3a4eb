import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { linksQuery, useUnlink, useUnmerge } from '@/api/related';
import type { LinkedTicket } from '@/api/types';
import { IconButton } from '@/kit/controls/IconButton';
import { StatusGlyph } from '@/kit/glyphs/StatusGlyph';
import { notify } from '@/kit/notify';
import { useTicket } from '../context';
import { Missed } from '../Missed';
import panel from '../panel.module.css';
import { reasonOf } from '../reason';
import { Lines } from '../TicketShapes';
import { RelateDialog } from './RelateDialog';
import styles from './RelatedSection.module.css';

/** The tickets that this one has to do with. */
export function RelatedSection() {
  const { t } = useTranslation();
  const { ticket } = useTicket();
  const read = useQuery(linksQuery(ticket.id));
  const [relating, setRelating] = useState(false);
  const refused = { onError: (fault: Error) => notify(`${t('related.refused')} ${reasonOf(fault)}`, { tone: 'refused' }) };
  const unlink = useUnlink();
  const unmerge = useUnmerge();
  const { data: links = [], merged = [] } = read.data ?? {};

  return (
    <section>
      <header className={styles.head}>
        <h2>{t('related.title')}</h2>
        <IconButton label={t('related.add')} onClick={() => setRelating(true)}>
          <IconPlus size={15} stroke={1.8} />
        </IconButton>
      </header>
      {read.isLoading && <Lines count={2} />}
      {read.isError && !read.data && <Missed onRetry={() => void read.refetch()}>{t('related.fault')}</Missed>}
      {read.data && links.length + merged.length === 0 && !ticket.merged_into && <p className={panel.quiet}>{t('related.none')}</p>}
      <ul className={styles.list}>
        {ticket.merged_into && (
          <li>
            <span className={styles.what}>
              <small>{t('related.mergedInto')}</small>
              <Link to="/tickets/$ticket" params={{ ticket: String(ticket.merged_into.number) }}>
                {t('ticket.number', { number: ticket.merged_into.number })}
              </Link>
            </span>
            <TakeAway label={t('related.unmerge')} onClick={() => unmerge.mutate(ticket.id, refused)} />
          </li>
        )}
        {links.map((link) => (
          <Related key={link.id} ticket={link.ticket} kind={t(`related.kind.${link.kind}`)}>
            <TakeAway label={t('related.unlink', { number: link.ticket.number })} onClick={() => unlink.mutate(link.id, refused)} />
          </Related>
        ))}
        {merged.map((other) => (
          <Related key={other.id} ticket={other} kind={t('related.merged')}>
            <TakeAway label={t('related.takeOut', { number: other.number })} onClick={() => unmerge.mutate(other.id, refused)} />
          </Related>
        ))}
      </ul>
      {relating && <RelateDialog onClose={() => setRelating(false)} />}
    </section>
  );
}

function Related({ ticket, kind, children }: { ticket: LinkedTicket; kind: string; children: ReactNode }) {
  return (
    <li>
      <span className={styles.what}>
        <small>{kind}</small>
        <Link to="/tickets/$ticket" params={{ ticket: String(ticket.number) }}>
          <StatusGlyph status={ticket.status} size={13} />
          <span>
            {ticket.number} {ticket.subject}
          </span>
        </Link>
      </span>
      {children}
    </li>
  );
}

function TakeAway({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <IconButton label={label} onClick={onClick}>
      <IconX size={14} stroke={1.8} />
    </IconButton>
  );
}
