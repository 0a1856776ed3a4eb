import { IconUserCheck, IconUserPause } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/kit/controls/Button';
import { useAvailability } from '@/shell/useAvailability';
import { Card } from './Sheet';

export function AvailabilityCard() {
  const { t } = useTranslation();
  const { away, turn, busy } = useAvailability();
  return (
    <Card title={t('people.availability')} hint={t(away ? 'profile.away' : 'profile.available')}>
      <div>
        <Button icon={away ? <IconUserCheck aria-hidden /> : <IconUserPause aria-hidden />} busy={busy} onClick={turn}>
          {t(away ? 'nav.beAvailable' : 'nav.beAway')}
        </Button>
      </div>
    </Card>
  );
}
