import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { rulesQuery, tiersQuery } from '@/api/escalation';
import { useTeams } from '@/api/people';
import { ErrorFace } from '@/kit/states/ErrorFace';
import { Loading, RowShapes } from '@/kit/states/Loading';
import { Sheet } from '../Sheet';
import { Rules } from './Rules';
import { Tiers } from './Tiers';

export default function EscalationPage() {
  const { t } = useTranslation();
  const tiers = useQuery(tiersQuery);
  const rules = useQuery(rulesQuery);
  const teams = useTeams();
  const fault = tiers.error ?? rules.error ?? teams.error;
  return (
    <Sheet title={t('settings.escalation')}>
      {tiers.data && rules.data && teams.data ? (
        <>
          <Tiers key={JSON.stringify(tiers.data)} tiers={tiers.data} teams={teams.data} />
          <Rules rules={rules.data} />
        </>
      ) : fault ? (
        <ErrorFace title={t('escalation.settingsFault')} fault={fault} onRetry={() => void Promise.all([tiers.refetch(), rules.refetch(), teams.refetch()])} />
      ) : (
        <Loading>
          <RowShapes count={4} height={56} />
        </Loading>
      )}
    </Sheet>
  );
}
