import { useTranslation } from 'react-i18next';
import { usePreview } from '@/api/sla';
import { PriorityGlyph } from '@/kit/glyphs/PriorityGlyph';
import { clockTime, dayName, fullInstant } from '@/kit/time';
import { ErrorFace } from '@/kit/states/ErrorFace';
import { Card } from '../Sheet';
import styles from './preview.module.css';

/** When a ticket that is opened now would be due, by the policy as it is saved. */
export function PolicyPreview({ policy }: { policy: string }) {
  const { t } = useTranslation();
  const { data, error, refetch } = usePreview(policy);
  return (
    <Card title={t('sla.preview')} hint={t('sla.previewHint')}>
      {data ? (
        <table className={styles.preview}>
          <tbody>
            {data.targets.map((row) => (
              <tr key={row.priority}>
                <th scope="row">
                  <PriorityGlyph priority={row.priority} />
                  {t(`priority.${row.priority}`)}
                </th>
                <td>
                  <Due label={t('sla.metric.first_response')} at={row.first_response_due_at} now={Date.parse(data.at)} />
                </td>
                <td>
                  <Due label={t('sla.metric.resolution')} at={row.resolution_due_at} now={Date.parse(data.at)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        error && <ErrorFace title={t('sla.noPreview')} fault={error} onRetry={() => void refetch()} />
      )}
    </Card>
  );
}

function Due({ label, at, now }: { label: string; at: string | null; now: number }) {
  if (!at) return null;
  return (
    <>
      <span>{label}</span>
      <time dateTime={at} title={fullInstant(at)}>{`${dayName(at, now)} ${clockTime(Date.parse(at))}`}</time>
    </>
  );
}
