import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFields } from '@/api/fields';
import { useTeams } from '@/api/people';
import { type BulkEdits, ticketTypes, type TicketType } from '@/api/types';
import { type Drafts, draftOf, valueOf } from '@/fields/draft';
import { FieldInput } from '@/fields/FieldInput';
import { Button } from '@/kit/controls/Button';
import { SelectField, TextField } from '@/kit/controls/Field';
import { Actions, Dialog } from '@/kit/Dialog';
import { Form, type Sent } from '@/kit/Form';
import forms from '@/settings/forms.module.css';

const kept = '';
const none = 'none';

/** What is changed more seldom, several things at once; what is left alone stays as it is on each ticket. */
export function MoreChanges({ busy, onSend, onClose }: { busy: boolean; onSend: (changes: BulkEdits) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const teams = useTeams().data ?? [];
  const fields = useFields();
  const [drafts, setDrafts] = useState<Drafts>({});

  const send = (sent: Sent) => {
    const type = sent.given('type') as TicketType | undefined;
    const team = sent.text('team');
    const [added, removed] = [tagsOf(sent.text('add')), tagsOf(sent.text('remove'))];
    const written = fields.filter(({ key }) => drafts[key] !== undefined).map((field) => [field.key, valueOf(field, drafts[field.key] ?? '')]);
    onSend({
      ...(type && { type }),
      ...(team !== kept && { team_id: team === none ? null : team }),
      ...(added.length > 0 && { add_tags: added }),
      ...(removed.length > 0 && { remove_tags: removed }),
      ...(written.length > 0 && { custom_fields: Object.fromEntries(written) }),
    });
  };

  return (
    <Dialog title={t('bulk.moreTitle')} onClose={onClose}>
      <Form fault={null} className={forms.form} onSend={send}>
        <p>{t('bulk.moreMeans')}</p>
        <div className={forms.pair}>
          <SelectField
            label={t('ticket.field.type')}
            name="type"
            choices={[{ value: kept, label: t('bulk.asItIs') }, ...ticketTypes.map((value) => ({ value, label: t(`type.${value}`) }))]}
          />
          <SelectField
            label={t('ticket.field.team')}
            name="team"
            choices={[{ value: kept, label: t('bulk.asItIs') }, ...teams.map(({ id, name }) => ({ value: id, label: name })), { value: none, label: t('details.noTeam') }]}
          />
          <TextField label={t('bulk.addTags')} name="add" autoComplete="off" hint={t('bulk.tagsHint')} />
          <TextField label={t('bulk.removeTags')} name="remove" autoComplete="off" />
        </div>
        {fields.map((field) => (
          <FieldInput
            key={field.id}
            field={field}
            draft={drafts[field.key] ?? draftOf(field, null)}
            onChange={(draft) => setDrafts((before) => ({ ...before, [field.key]: draft }))}
          />
        ))}
        <Actions>
          <Button kind="quiet" onClick={onClose}>
            {t('do.cancel')}
          </Button>
          <Button kind="solid" type="submit" busy={busy}>
            {t('bulk.change')}
          </Button>
        </Actions>
      </Form>
    </Dialog>
  );
}

function tagsOf(typed: string): string[] {
  return [...new Set(typed.toLocaleLowerCase().split(/[\s,]+/).filter(Boolean))];
}
