import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ApiKey } from '@/api/types';
import { IconButton } from '@/kit/controls/IconButton';
import { ago, fullInstant, useMinute } from '@/kit/time';
import styles from './ApiKeyRow.module.css';
import people from './PeoplePage.module.css';

export function ApiKeyRow({ apiKey, onDelete }: { apiKey: ApiKey; onDelete: () => void }) {
  const { t } = useTranslation();
  const now = useMinute();
  const { name, scopes, created_at } = apiKey;
  return (
    <li>
      <div className={people.name}>
        <strong>{name}</strong>
        <span title={fullInstant(created_at)}>{t('apiKeys.made', { when: ago(created_at, now) })}</span>
      </div>
      <span className={styles.scopes}>
        {scopes.map((scope) => (
          <code key={scope}>{scope}</code>
        ))}
      </span>
      <IconButton label={`${t('apiKeys.delete')}: ${name}`} onClick={onDelete}>
        <IconTrash />
      </IconButton>
    </li>
  );
}
