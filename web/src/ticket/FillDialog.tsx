import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFields } from '@/api/fields';
import { change, useChangeTicket } from '@/api/ticketWrites';
import { type Drafts, draftOf, valuesOf } from '@/fields/draft';
import { FieldInput } from '@/fields/FieldInput';
import { Button } from '@/kit/controls/Button';
import { Actions, Dialog } from '@/kit/Dialog';
import { Form } from '@/kit/Form';
import { problemAt, Refusal } from '@/kit/Refusal';
import forms from '@/settings/forms.module.css';
import { useTicket } from './context';
import type { RefusedMove } from './useTicketWrites';

/** A move that lacks nothing but values asks for exactly those, and is made with them. */
export function FillDialog({ refused, missing }: { refused: RefusedMove; missing: string[] }) {
  const { t } = useTranslation();
  const { ticket, writes } = useTicket();
  const fields = useFields().filter((field) => missing.includes(field.key));
  const [drafts, setDrafts] = useState<Drafts>({});
  const write = useChangeTicket(ticket.id);
  const to = t(`status.${refused.to}`);
  const send = () =>
    write.mutate(change.filled(refused.change, ticket, valuesOf(fields, drafts)), {
      onSuccess: (done) => {
        writes.forget();
        refused.onDone?.(done);
      },
    });

  return (
    <Dialog title={t('fields.fillTitle', { to })} onClose={writes.forget}>
      <Form fault={write.error} className={forms.form} onSend={send}>
        <p>{t('fields.fillWhy', { to })}</p>
        {fields.map((field) => (
          <FieldInput
            key={field.id}
            needed
            field={field}
            draft={drafts[field.key] ?? draftOf(field, ticket.custom_fields[field.key])}
            onChange={(draft) => setDrafts((before) => ({ ...before, [field.key]: draft }))}
            problem={problemAt(write.error, `/custom_fields/${field.key}`)}
          />
        ))}
        <Refusal title={t('ticket.notChanged')} fault={write.error} fields={fields.map(({ key }) => `/custom_fields/${key}`)} />
        <Actions>
          <Button kind="quiet" onClick={writes.forget}>
            {t('do.cancel')}
          </Button>
          <Button kind="solid" type="submit" busy={write.isPending}>
            {t('fields.fillDo', { to })}
          </Button>
        </Actions>
      </Form>
    </Dialog>
  );
}
