import { IconArrowLeft } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFields } from '@/api/fields';
import { useCreateTicket } from '@/api/tickets';
import type { Priority } from '@/api/types';
import { type Drafts, valuesOf } from '@/fields/draft';
import { Button } from '@/kit/controls/Button';
import { TextArea, TextField } from '@/kit/controls/Field';
import { IconButton } from '@/kit/controls/IconButton';
import { Actions } from '@/kit/Dialog';
import { Form, type Sent } from '@/kit/Form';
import { notify } from '@/kit/notify';
import { problemAt, Refusal } from '@/kit/Refusal';
import { useKeys } from '@/shell/keys';
import { NewTicketFields } from './NewTicketFields';
import styles from './NewTicketPage.module.css';
import { lastList } from './place';
import { WhoTakesIt } from './WhoTakesIt';

const fields = ['/requester/email', '/requester/name', '/subject', '/description', '/priority', '/team_id', '/assignee_id'];

export default function NewTicketPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const create = useCreateTicket();
  const own = useFields();
  const [drafts, setDrafts] = useState<Drafts>({});
  const at = (pointer: string) => problemAt(create.error, pointer);
  const back = () => void navigate({ to: '/tickets', search: lastList()?.search ?? {} });
  useKeys({ Escape: back });

  const send = (sent: Sent) =>
    create.mutate(
      {
        requester: { email: sent.text('email'), name: sent.given('name') },
        subject: sent.text('subject'),
        description: sent.text('description'),
        priority: sent.given('priority') as Priority | undefined,
        team_id: sent.given('team'),
        assignee_id: sent.given('assignee'),
        custom_fields: own.length > 0 ? valuesOf(own, drafts) : undefined,
      },
      {
        onSuccess: ({ number }) => {
          notify(t('newTicket.created', { number }));
          void navigate({ to: '/tickets/$ticket', params: { ticket: String(number) } });
        },
      },
    );

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <IconButton label={t('ticket.back')} keys="Esc" onClick={back}>
          <IconArrowLeft />
        </IconButton>
        <h1>{t('newTicket.title')}</h1>
      </header>
      <Form fault={create.error} className={styles.form} onSend={send}>
        <fieldset>
          <legend>{t('newTicket.who')}</legend>
          <div className={styles.pair}>
            <TextField label={t('newTicket.email')} name="email" type="email" autoFocus problem={at('/requester/email')} />
            <TextField
              label={t('newTicket.name')}
              name="name"
              hint={t('newTicket.nameHint')}
              problem={at('/requester/name')}
            />
          </div>
        </fieldset>
        <fieldset>
          <legend>{t('newTicket.what')}</legend>
          <TextField label={t('newTicket.subject')} name="subject" problem={at('/subject')} />
          <TextArea
            label={t('newTicket.description')}
            name="description"
            rows={8}
            hint={t('newTicket.descriptionHint')}
            problem={at('/description')}
          />
        </fieldset>
        <WhoTakesIt at={at} />
        <NewTicketFields fields={own} drafts={drafts} onChange={(key, draft) => setDrafts((before) => ({ ...before, [key]: draft }))} at={at} />
        <Refusal title={t('newTicket.refused')} fault={create.error} fields={[...fields, ...own.map(({ key }) => `/custom_fields/${key}`)]} />
        <Actions>
          <Button kind="quiet" onClick={back}>
            {t('do.cancel')}
          </Button>
          <Button kind="solid" type="submit" busy={create.isPending}>
            {t('newTicket.create')}
          </Button>
        </Actions>
      </Form>
    </div>
  );
}
