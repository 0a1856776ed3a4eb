import { IconAdjustments, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgents } from '@/api/people';
import { useMay } from '@/api/session';
import type { Agent } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { IconButton } from '@/kit/controls/IconButton';
import { Face } from '@/kit/glyphs/Face';
import { Empty } from '@/kit/states/Empty';
import { ErrorFace } from '@/kit/states/ErrorFace';
import { Loading, RowShapes } from '@/kit/states/Loading';
import { AddAgent } from './AddAgent';
import { AgentDuty } from './AgentDuty';
import { Once } from './Once';
import styles from './PeoplePage.module.css';
import { Rows, Sheet } from './Sheet';

type Added = { name: string; initial_password: string };

export default function PeoplePage() {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const [added, setAdded] = useState<Added | null>(null);

  const add = (
    <Button kind="solid" icon={<IconPlus aria-hidden />} onClick={() => setAdding(true)}>
      {t('people.add')}
    </Button>
  );
  return (
    <Sheet title={t('settings.people')} action={add}>
      <People />
      {adding && (
        <AddAgent
          onClose={() => setAdding(false)}
          onAdded={(agent) => {
            setAdding(false);
            setAdded(agent);
          }}
        />
      )}
      {added && (
        <Once
          title={t('people.passwordTitle', { name: added.name })}
          means={t('people.passwordOnce')}
          label={t('people.password')}
          secret={added.initial_password}
          onClose={() => setAdded(null)}
        />
      )}
    </Sheet>
  );
}

function People() {
  const { t } = useTranslation();
  const { data, error, refetch } = useAgents();
  if (data?.length === 0) return <Empty title={t('people.empty')} />;
  if (data) return <Rows label={t('settings.people')}>{data.map((agent) => <Person key={agent.id} agent={agent} />)}</Rows>;
  if (error) return <ErrorFace title={t('people.fault')} fault={error} onRetry={() => void refetch()} />;
  return (
    <Loading>
      <RowShapes count={5} height={56} />
    </Loading>
  );
}

function Person({ agent }: { agent: Agent }) {
  const { t } = useTranslation();
  const may = useMay('assignment.manage');
  const [editing, setEditing] = useState(false);
  return (
    <li data-inactive={!agent.active || undefined} className={styles.person}>
      <Face id={agent.id} name={agent.name} size={32} />
      <div className={styles.name}>
        <strong>{agent.name}</strong>
        <span>{agent.email}</span>
      </div>
      <span className={styles.teams}>{agent.teams.map((team) => team.name).join(', ') || t('people.noTeams')}</span>
      {agent.active && (
        <span className={styles.load} title={t('people.loadMeans')}>
          {agent.availability === 'away' ? t('people.away') : t('people.load', { load: agent.load ?? 0, capacity: agent.capacity ?? 0 })}
        </span>
      )}
      <span className={styles.role}>{agent.active ? t(`role.${agent.role}`) : t('people.inactive')}</span>
      {may && agent.active && (
        <IconButton label={t('people.edit', { name: agent.name })} onClick={() => setEditing(true)}>
          <IconAdjustments />
        </IconButton>
      )}
      {editing && <AgentDuty agent={agent} onClose={() => setEditing(false)} />}
    </li>
  );
}
