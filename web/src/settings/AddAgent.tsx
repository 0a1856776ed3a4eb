import { useTranslation } from 'react-i18next';
import { useAddAgent, useTeams } from '@/api/people';
import type { Agent, Role, TicketAccess } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { Checks } from '@/kit/controls/Checks';
import { SelectField, TextField } from '@/kit/controls/Field';
import { Actions, Dialog } from '@/kit/Dialog';
import { Form, type Sent } from '@/kit/Form';
import { problemAt, Refusal } from '@/kit/Refusal';
import styles from './forms.module.css';

type AddAgentProps = { onClose: () => void; onAdded: (agent: Agent & { initial_password: string }) => void };

const fields = ['/name', '/email', '/role', '/ticket_access', '/team_ids'];

export function AddAgent({ onClose, onAdded }: AddAgentProps) {
  const { t } = useTranslation();
  const teams = useTeams().data ?? [];
  const add = useAddAgent();
  const at = (pointer: string) => problemAt(add.error, pointer);

  const send = (sent: Sent) =>
    add.mutate(
      {
        name: sent.text('name'),
        email: sent.text('email'),
        role: sent.text('role') as Role,
        ticket_access: sent.text('access') as TicketAccess,
        team_ids: sent.all('teams'),
      },
      { onSuccess: onAdded },
    );

  return (
    <Dialog title={t('people.addTitle')} onClose={onClose}>
      <Form fault={add.error} className={styles.form} onSend={send}>
        <TextField label={t('people.name')} name="name" autoComplete="off" data-autofocus problem={at('/name')} />
        <TextField label={t('people.email')} name="email" type="email" autoComplete="off" problem={at('/email')} />
        <div className={styles.pair}>
          <SelectField
            label={t('role.label')}
            name="role"
            defaultValue="agent"
            problem={at('/role')}
            choices={(['agent', 'admin'] as const).map((value) => ({ value, label: t(`role.${value}`) }))}
          />
          <SelectField
            label={t('access.label')}
            name="access"
            defaultValue="all"
            problem={at('/ticket_access')}
            choices={(['all', 'teams'] as const).map((value) => ({ value, label: t(`access.${value}`) }))}
          />
        </div>
        {teams.length > 0 && (
          <Checks
            label={t('people.teams')}
            name="teams"
            problem={at('/team_ids')}
            choices={teams.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <Refusal title={t('people.refused')} fault={add.error} fields={fields} />
        <Actions>
          <Button kind="quiet" onClick={onClose}>
            {t('do.cancel')}
          </Button>
          <Button kind="solid" type="submit" busy={add.isPending}>
            {t('people.add')}
          </Button>
        </Actions>
      </Form>
    </Dialog>
  );
}
