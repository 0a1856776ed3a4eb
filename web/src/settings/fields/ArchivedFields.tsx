import { useTranslation } from 'react-i18next';
import { useTurnField } from '@/api/fields';
import type { TicketField } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { Refusal } from '@/kit/Refusal';
import { Rows } from '../Sheet';
import styles from './fields.module.css';

/** Out of use: tickets keep their values, and each can be taken back. */
export function ArchivedFields({ fields }: { fields: TicketField[] }) {
  const { t } = useTranslation();
  const turn = useTurnField();
  return (
    <section className={styles.archived}>
      <h2>{t('fields.archivedTitle')}</h2>
      <p>{t('fields.archivedMeans')}</p>
      <Rows label={t('fields.archivedTitle')}>
        {fields.map((field) => (
          <li key={field.id}>
            <span className={styles.name}>
              <strong>{field.name}</strong>
              <span>
                {t(`fields.type.${field.type}`)} · <code>{field.key}</code>
              </span>
            </span>
            <Button size="small" aria-label={`${t('fields.bringBack')}: ${field.name}`} onClick={() => turn.mutate({ id: field.id, active: true })}>
              {t('fields.bringBack')}
            </Button>
          </li>
        ))}
      </Rows>
      <Refusal title={t('fields.notBack')} fault={turn.error} fields={[]} />
    </section>
  );
}
