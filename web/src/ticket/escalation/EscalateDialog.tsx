import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tiersQuery, useEscalate } from '@/api/escalation';
import { useTeams } from '@/api/people';
import { priorities, type Priority } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { SelectField, TextArea } from '@/kit/controls/Field';
import { Actions, Dialog } from '@/kit/Dialog';
import { Form, type Sent } from '@/kit/Form';
import { notify } from '@/kit/notify';
import { problemAt, Refusal } from '@/kit/Refusal';
import { useTicket } from '../context';
import styles from './escalation.module.css';

/** Hands the ticket on, with the reason. */
export function EscalateDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { ticket } = useTicket();
  const tiers = useQuery(tiersQuery).data ?? [];
  const teams = useTeams().data ?? [];
  const escalate = useEscalate(ticket.id);
  const fault = escalate.error;
  const next = tiers.find((tier) => tier.level > ticket.escalation_level && tier.team.id !== ticket.team?.id);
  const [where, setWhere] = useState('');
  const others = teams.filter((team) => !tiers.some((tier) => tier.team.id === team.id));
  const choices = [
    { value: '', label: next ? t('escalation.nextTier', { tier: next.name, team: next.team.name }) : t('escalation.noNext') },
    ...tiers.filter((tier) => tier !== next).map((tier) => ({ value: `tier ${tier.level}`, label: t('escalation.tier', { level: tier.level, tier: tier.name, team: tier.team.name }) })),
    ...others.map((team) => ({ value: `team ${team.id}`, label: team.name })),
  ];

  const send = (sent: Sent) => {
    const [kind, which] = where.split(' ');
    escalate.mutate(
      {
        reason: sent.text('reason'),
        ...(kind === 'tier' ? { tier: Number(which) } : kind === 'team' ? { team_id: which } : {}),
        priority: (sent.given('priority') as Priority | undefined) ?? null,
      },
      {
        onSuccess: (now) => {
          onClose();
          notify(t('escalation.done', { number: now.number, team: now.team?.name ?? t('filter.noTeam') }));
        },
      },
    );
  };

  return (
    <Dialog title={t('escalation.title', { number: ticket.number })} onClose={onClose}>
      <Form fault={fault} className={styles.form} onSend={send}>
        <TextArea label={t('escalation.reason')} name="reason" rows={3} maxLength={1000} data-autofocus problem={problemAt(fault, '/reason')} />
        <SelectField
          label={t('escalation.where')}
          choices={choices}
          value={where}
          onChange={(chosen) => setWhere(chosen.currentTarget.value)}
          hint={t('escalation.whereHint')}
          problem={problemAt(fault, '/team_id') ?? problemAt(fault, '/tier')}
        />
        <SelectField
          label={t('priority.label')}
          name="priority"
          choices={[{ value: '', label: t('escalation.oneHigher') }, ...priorities.map((one) => ({ value: one, label: t(`priority.${one}`) }))]}
        />
        <Refusal title={t('ticket.notChanged')} fault={fault} fields={['/reason', '/team_id', '/tier']} />
        <Actions>
          <Button kind="quiet" onClick={onClose}>
            {t('do.cancel')}
          </Button>
          <Button kind="solid" type="submit" busy={escalate.isPending} disabled={!where && !next}>
            {t('escalation.do')}
          </Button>
        </Actions>
      </Form>
    </Dialog>
  );
}
