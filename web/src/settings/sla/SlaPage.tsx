import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { calendarsQuery, policiesQuery } from '@/api/sla';
import { Empty } from '@/kit/states/Empty';
import { ErrorFace } from '@/kit/states/ErrorFace';
import { Loading, RowShapes } from '@/kit/states/Loading';
import { Sheet } from '../Sheet';
import { Calendars } from './Calendars';
import { Policies } from './Policies';
import styles from './sla.module.css';

export default function SlaPage() {
  const { t } = useTranslation();
  const policies = useQuery(policiesQuery);
  const calendars = useQuery(calendarsQuery);
  const fault = policies.error ?? calendars.error;

  if (fault && !(policies.data && calendars.data)) {
    return (
      <Sheet title={t('settings.sla')}>
        <ErrorFace title={t('sla.fault')} fault={fault} onRetry={() => void Promise.all([policies.refetch(), calendars.refetch()])} />
      </Sheet>
    );
  }
  if (!policies.data || !calendars.data) {
    return (
      <Sheet title={t('settings.sla')}>
        <Loading>
          <RowShapes count={4} height={56} />
        </Loading>
      </Sheet>
    );
  }
  return (
    <Sheet title={t('settings.sla')}>
      <p className={styles.lead}>{t('sla.lead')}</p>
      <Section title={t('sla.policies')} hint={policies.data.length > 1 ? t('sla.inOrder') : undefined} add={policies.data.length > 0 ? '/settings/sla/policies/$policy' : undefined} label={t('sla.addPolicy')} />
      {policies.data.length === 0 ? (
        <Empty
          title={t('sla.noPolicies')}
          actions={
            <Link to="/settings/sla/policies/$policy" params={{ policy: 'new' }} className={styles.solid}>
              <IconPlus size={15} aria-hidden />
              {t('sla.addPolicy')}
            </Link>
          }
        >
          {t('sla.noPoliciesNext')}
        </Empty>
      ) : (
        <Policies policies={policies.data} />
      )}
      <Section title={t('sla.calendars')} add="/settings/sla/calendars/$calendar" label={t('sla.addCalendar')} />
      {calendars.data.length === 0 ? <p className={styles.none}>{t('sla.noCalendars')}</p> : <Calendars calendars={calendars.data} />}
    </Sheet>
  );
}

type SectionProps = { title: string; hint?: string; label: string; add?: '/settings/sla/policies/$policy' | '/settings/sla/calendars/$calendar' };

function Section({ title, hint, add, label }: SectionProps) {
  return (
    <div className={styles.section}>
      <div>
        <h2>{title}</h2>
        {hint && <p>{hint}</p>}
      </div>
      {add && (
        <Link to={add} params={{ policy: 'new', calendar: 'new' }} className={styles.line}>
          <IconPlus size={15} aria-hidden />
          {label}
        </Link>
      )}
    </div>
  );
}
