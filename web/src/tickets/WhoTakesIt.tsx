import { useTranslation } from 'react-i18next';
import { useAgents, useTeams } from '@/api/people';
import { priorities } from '@/api/types';
import { SelectField } from '@/kit/controls/Field';
import styles from './NewTicketPage.module.css';

/** Priority, team and assignee of a ticket that is being written. */
export function WhoTakesIt({ at }: { at: (pointer: string) => string | undefined }) {
  const { t } = useTranslation();
  const teams = useTeams().data ?? [];
  const agents = useAgents().data?.filter((agent) => agent.active) ?? [];
  return (
    <fieldset>
      <legend>{t('newTicket.where')}</legend>
      <div className={styles.three}>
        <SelectField
          label={t('newTicket.priority')}
          name="priority"
          defaultValue="normal"
          problem={at('/priority')}
          choices={priorities.map((value) => ({ value, label: t(`priority.${value}`) }))}
        />
        <SelectField
          label={t('newTicket.team')}
          name="team"
          problem={at('/team_id')}
          choices={[{ value: '', label: t('newTicket.noTeam') }, ...teams.map(named)]}
        />
        <SelectField
          label={t('newTicket.assignee')}
          name="assignee"
          problem={at('/assignee_id')}
          choices={[{ value: '', label: t('newTicket.nobody') }, ...agents.map(named)]}
        />
      </div>
    </fieldset>
  );
}

function named({ id, name }: { id: string; name: string }) {
  return { value: id, label: name };
}
