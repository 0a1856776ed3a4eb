import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '@/api/problem';
import { type Relation, useRelate, useUnmerge } from '@/api/related';
import { linkRoles } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { SelectField, TextField } from '@/kit/controls/Field';
import { Actions, Dialog } from '@/kit/Dialog';
import { Form, type Sent } from '@/kit/Form';
import { notify } from '@/kit/notify';
import { problemAt, Refusal } from '@/kit/Refusal';
import { useTicket } from '../context';
import { reasonOf } from '../reason';
import styles from './RelatedSection.module.css';

/** Links this ticket to another, or merges it into that one. */
export function RelateDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { ticket, locked } = useTicket();
  const [kind, setKind] = useState<Relation>('related');
  const relate = useRelate(ticket.id);
  const unmerge = useUnmerge();
  const fault = relate.error;
  const missing = fault instanceof ApiProblem && fault.status === 404;
  const kinds = [...linkRoles.map((role) => ({ value: role, label: t(`related.kind.${role}`) })), ...(locked ? [] : [{ value: 'merge', label: t('related.merge') }])];

  const undo = () => unmerge.mutate(ticket.id, { onError: (refused) => notify(`${t('related.refused')} ${reasonOf(refused)}`, { tone: 'refused' }) });
  const send = (sent: Sent) =>
    relate.mutate(
      { kind, number: sent.text('number').replace(/^#/, '') },
      {
        onSuccess: (other) => {
          onClose();
          if (kind === 'merge') notify(t('related.wasMerged', { number: other.number }), { act: { label: t('do.undo'), run: undo } });
        },
      },
    );

  return (
    <Dialog title={t('related.addTitle', { number: ticket.number })} onClose={onClose}>
      <Form fault={fault} className={styles.form} onSend={send}>
        <TextField
          label={t('related.number')}
          name="number"
          inputMode="numeric"
          autoComplete="off"
          data-autofocus
          problem={missing ? t('related.noTicket') : (problemAt(fault, '/ticket_id') ?? problemAt(fault, '/into'))}
        />
        <SelectField
          label={t('related.what')}
          name="kind"
          choices={kinds}
          value={kind}
          onChange={(chosen) => setKind(chosen.currentTarget.value as Relation)}
          hint={kind === 'merge' ? t('related.mergeMeans') : undefined}
        />
        {!missing && <Refusal title={t('related.refused')} fault={fault} fields={['/ticket_id', '/into']} />}
        <Actions>
          <Button kind="quiet" onClick={onClose}>
            {t('do.cancel')}
          </Button>
          <Button kind="solid" type="submit" busy={relate.isPending}>
            {t(kind === 'merge' ? 'related.doMerge' : 'related.doLink')}
          </Button>
        </Actions>
      </Form>
    </Dialog>
  );
}
