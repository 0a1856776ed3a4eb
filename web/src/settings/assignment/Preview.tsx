import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRecentTickets, useRecommendations } from '@/api/assignment';
import type { AssignmentRules, Recommendation, Ticket } from '@/api/types';
import { SelectField } from '@/kit/controls/Field';
import { Face } from '@/kit/glyphs/Face';
import { ErrorFace } from '@/kit/states/ErrorFace';
import { Card } from '../Sheet';
import styles from './assignment.module.css';
import { type Part, policyFor, rank, telling } from './rules';

const shownAtMost = 5;

/** Tries the rules, as they are set on the screen, on one of the newest tickets. */
export function Preview({ rules }: { rules: AssignmentRules }) {
  const { t } = useTranslation();
  const { data: tickets, error, refetch } = useRecentTickets();
  const [chosen, setChosen] = useState<string | null>(null);
  const ticket = tickets?.find(({ id }) => id === chosen) ?? tickets?.[0];
  return (
    <Card title={t('assignment.preview')} hint={t('assignment.previewHint')}>
      {error && !tickets && <ErrorFace title={t('assignment.previewFault')} fault={error} onRetry={() => void refetch()} />}
      {tickets && !ticket && <p className={styles.none}>{t('assignment.noPreview')}</p>}
      {tickets && ticket && (
        <>
          <SelectField
            label={t('assignment.previewTicket')}
            value={ticket.id}
            choices={tickets.map(({ id, number, subject }) => ({ value: id, label: `#${number} ${subject}` }))}
            onChange={(event) => setChosen(event.target.value)}
          />
          <Candidates ticket={ticket} rules={rules} />
        </>
      )}
    </Card>
  );
}

function Candidates({ ticket, rules }: { ticket: Ticket; rules: AssignmentRules }) {
  const { t } = useTranslation();
  const { data, error, refetch } = useRecommendations(ticket.id);
  const policy = policyFor(rules, ticket.team?.id);
  if (error) return <ErrorFace title={t('assignment.previewFault')} fault={error} onRetry={() => void refetch()} />;
  if (!data) return <p className={styles.none}>…</p>;
  if (data.data.length === 0) return <p className={styles.none}>{t('assignment.nobody')}</p>;
  const told = telling(data.data, policy);
  return (
    <ol className={styles.candidates} aria-label={t('assignment.preview')}>
      {rank(data.data, policy)
        .slice(0, shownAtMost)
        .map((one) => (
          <Candidate key={one.agent.id} one={one} told={told} />
        ))}
    </ol>
  );
}

function Candidate({ one, told }: { one: Recommendation; told: Part[] }) {
  const { t } = useTranslation();
  return (
    <li data-unfit={!one.fits || undefined}>
      <Face id={one.agent.id} name={one.agent.name} size={24} />
      <div>
        <strong>{one.agent.name}</strong>
        <span>{one.fits ? told.map((part) => one.parts[part].reason).join(' ') : `${t('assignment.unfit')}: ${one.reasons.join(' ')}`}</span>
      </div>
      <b>{one.fits ? one.score : '–'}</b>
    </li>
  );
}
