import { useTranslation } from 'react-i18next';
import { type ThemeChoice, useTheme } from '@/kit/theme/useTheme';
import styles from './ProfilePage.module.css';
import { Card } from './Sheet';

const choices = [
  ['auto', 'system'],
  ['light', 'light'],
  ['dark', 'dark'],
] as const satisfies [ThemeChoice, string][];

export function ThemeCard() {
  const { t } = useTranslation();
  const theme = useTheme();
  return (
    <Card title={t('profile.theme')} hint={t('profile.themeHint')}>
      <div role="radiogroup" aria-label={t('profile.theme')} className={styles.choices}>
        {choices.map(([choice, name]) => (
          <label key={choice}>
            <input
              type="radio"
              name="theme"
              className="said"
              checked={theme.choice === choice}
              onChange={() => theme.choose(choice)}
            />
            <span>{t(`profile.${name}`)}</span>
          </label>
        ))}
      </div>
    </Card>
  );
}
