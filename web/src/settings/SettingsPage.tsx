import { IconClockCheck, IconFileImport, IconForms, IconKey, IconRoute, IconStack2, IconStairsUp, IconUser, IconUserShare, IconUsers, IconUsersGroup } from '@tabler/icons-react';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '@/api/session';
import styles from './SettingsPage.module.css';

const icon = { size: 16, stroke: 1.7, 'aria-hidden': true } as const;

export default function SettingsPage() {
  const { t } = useTranslation();
  const { workspace } = useSession();
  const people = useMay('people.manage');
  const keys = useMay('keys.manage');
  const jobs = useMay('jobs.manage');
  const imports = useMay('import.run');
  const workflow = useMay('workflow.manage');
  const sla = useMay('sla.manage');
  const assignment = useMay('assignment.manage');
  const fields = useMay('fields.manage');
  const escalation = useMay('escalation.manage');
  const pane = useRef<HTMLElement>(null);
  const { pathname } = useLocation();

  // On a phone the pane is one row that scrolls sideways.
  useEffect(() => {
    pane.current?.querySelector('[aria-current=page]')?.scrollIntoView?.({ block: 'nearest', inline: 'center' });
  }, [pathname]);

  return (
    <div className={styles.page}>
      <nav ref={pane} className={styles.pane} aria-label={t('settings.title')}>
        <h2>{t('settings.title')}</h2>
        <h3>{t('settings.you')}</h3>
        <Link to="/settings/profile" className={styles.item}>
          <IconUser {...icon} />
          {t('settings.profile')}
        </Link>
        {(people || keys || jobs || imports || workflow || sla || assignment || fields || escalation) && <h3>{workspace.name}</h3>}
        {people && (
          <>
            <Link to="/settings/people" className={styles.item}>
              <IconUsers {...icon} />
              {t('settings.people')}
            </Link>
            <Link to="/settings/teams" className={styles.item}>
              <IconUsersGroup {...icon} />
              {t('settings.teams')}
            </Link>
          </>
        )}
        {workflow && (
          <Link to="/settings/workflow" className={styles.item}>
            <IconRoute {...icon} />
            {t('settings.workflow')}
          </Link>
        )}
        {assignment && (
          <Link to="/settings/assignment" className={styles.item}>
            <IconUserShare {...icon} />
            {t('settings.assignment')}
          </Link>
        )}
        {fields && (
          <Link to="/settings/ticket-fields" className={styles.item}>
            <IconForms {...icon} />
            {t('settings.fields')}
          </Link>
        )}
        {keys && (
          <Link to="/settings/api-keys" className={styles.item}>
            <IconKey {...icon} />
            {t('settings.apiKeys')}
          </Link>
        )}
        {sla && (
          <Link to="/settings/sla" className={styles.item}>
            <IconClockCheck {...icon} />
            {t('settings.sla')}
          </Link>
        )}
        {escalation && (
          <Link to="/settings/escalation" className={styles.item}>
            <IconStairsUp {...icon} />
            {t('settings.escalation')}
          </Link>
        )}
        {imports && (
          <Link to="/settings/import" className={styles.item}>
            <IconFileImport {...icon} />
            {t('settings.import')}
          </Link>
        )}
        {jobs && (
          <Link to="/settings/background-work" className={styles.item}>
            <IconStack2 {...icon} />
            {t('settings.jobs')}
          </Link>
        )}
      </nav>
      <div className={styles.content}>
        <Outlet />
      </div>
    </div>
  );
}
