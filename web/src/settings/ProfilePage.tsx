import { IconLogout } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/api/session';
import { Button } from '@/kit/controls/Button';
import { Face } from '@/kit/glyphs/Face';
import { signOut } from '@/shell/signOut';
import { AvailabilityCard } from './AvailabilityCard';
import { PasswordCard } from './PasswordCard';
import styles from './ProfilePage.module.css';
import { Card, Sheet } from './Sheet';
import { ThemeCard } from './ThemeCard';

export default function ProfilePage() {
  const { t } = useTranslation();
  const { user } = useSession();
  return (
    <Sheet title={t('settings.profile')}>
      <Card>
        <div className={styles.me}>
          <Face id={user.id} name={user.name} size={38} />
          <div>
            <strong>{user.name}</strong>
            <p>{user.email}</p>
          </div>
        </div>
        <dl className={styles.facts}>
          <dt>{t('role.label')}</dt>
          <dd>{t(`role.${user.role}`)}</dd>
          <dt>{t('access.label')}</dt>
          <dd>{t(`access.${user.ticket_access}`)}</dd>
          <dt>{t('profile.teams')}</dt>
          <dd>{user.teams.map((team) => team.name).join(', ') || t('profile.noTeams')}</dd>
        </dl>
      </Card>
      <AvailabilityCard />
      <ThemeCard />
      <PasswordCard />
      <Card title={t('profile.session')} hint={t('profile.sessionHint')}>
        <div>
          <Button icon={<IconLogout aria-hidden />} onClick={signOut}>
            {t('nav.signOut')}
          </Button>
        </div>
      </Card>
    </Sheet>
  );
}
