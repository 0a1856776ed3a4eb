import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddTeam, useTeams } from '@/api/people';
import { Button } from '@/kit/controls/Button';
import { TextField } from '@/kit/controls/Field';
import { Actions, Dialog } from '@/kit/Dialog';
import { Form } from '@/kit/Form';
import { TeamFace } from '@/kit/glyphs/Face';
import { problemAt, Refusal } from '@/kit/Refusal';
import { Empty } from '@/kit/states/Empty';
import { ErrorFace } from '@/kit/states/ErrorFace';
import { Loading, RowShapes } from '@/kit/states/Loading';
import styles from './PeoplePage.module.css';
import forms from './forms.module.css';
import { Rows, Sheet } from './Sheet';

export default function TeamsPage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useTeams();
  const [adding, setAdding] = useState(false);

  const add = (
    <Button kind="solid" icon={<IconPlus aria-hidden />} onClick={() => setAdding(true)}>
      {t('teams.add')}
    </Button>
  );
  return (
    <Sheet title={t('settings.teams')} action={data?.length === 0 ? undefined : add}>
      {data?.length === 0 ? (
        <Empty title={t('teams.empty')} actions={add}>
          {t('teams.emptyNext')}
        </Empty>
      ) : data ? (
        <Rows label={t('settings.teams')}>
          {data.map((team) => (
            <li key={team.id}>
              <TeamFace name={team.name} size={32} />
              <div className={styles.name}>
                <strong>{team.name}</strong>
                <span>{t('teams.agents', { count: team.agents })}</span>
              </div>
            </li>
          ))}
        </Rows>
      ) : error ? (
        <ErrorFace title={t('teams.fault')} fault={error} onRetry={() => void refetch()} />
      ) : (
        <Loading>
          <RowShapes count={3} height={56} />
        </Loading>
      )}
      {adding && <AddTeam onClose={() => setAdding(false)} />}
    </Sheet>
  );
}

function AddTeam({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const add = useAddTeam();
  return (
    <Dialog title={t('teams.addTitle')} onClose={onClose}>
      <Form fault={add.error} className={forms.form} onSend={(sent) => add.mutate({ name: sent.text('name') }, { onSuccess: onClose })}>
        <TextField label={t('teams.name')} name="name" data-autofocus problem={problemAt(add.error, '/name')} />
        <Refusal title={t('teams.refused')} fault={add.error} fields={['/name']} />
        <Actions>
          <Button kind="quiet" onClick={onClose}>
            {t('do.cancel')}
          </Button>
          <Button kind="solid" type="submit" busy={add.isPending}>
            {t('teams.add')}
          </Button>
        </Actions>
      </Form>
    </Dialog>
  );
}
