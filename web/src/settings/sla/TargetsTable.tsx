import { useTranslation } from 'react-i18next';
import { priorities, type Priority } from '@/api/types';
import { PriorityGlyph } from '@/kit/glyphs/PriorityGlyph';
import { readMinutes, writeMinutes } from './minutes';
import { type Metric, metrics, type Targets } from './policyDraft';
import styles from './targets.module.css';

type TargetsTableProps = { targets: Targets; onChange: (targets: Targets) => void; at: (row: Priority, metric: Metric) => string | undefined };

/** A row a priority, a column a promise; an empty cell promises nothing. */
export function TargetsTable({ targets, onChange, at }: TargetsTableProps) {
  const { t } = useTranslation();
  const put = (priority: Priority, metric: Metric, text: string) => onChange({ ...targets, [priority]: { ...targets[priority], [metric]: text } });
  return (
    <table className={styles.targets}>
      <thead>
        <tr>
          <th scope="col">
            <span className="said">{t('ticket.field.priority')}</span>
          </th>
          {metrics.map((metric) => (
            <th key={metric} scope="col">
              {t(`sla.metric.${metric}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {priorities.map((priority) => (
          <tr key={priority}>
            <th scope="row">
              <PriorityGlyph priority={priority} />
              {t(`priority.${priority}`)}
            </th>
            {metrics.map((metric) => {
              const problem = at(priority, metric);
              const text = targets[priority][metric];
              return (
                <td key={metric}>
                  <input
                    aria-label={`${t(`priority.${priority}`)}: ${t(`sla.metric.${metric}`)}`}
                    aria-invalid={problem ? true : undefined}
                    title={problem}
                    placeholder="–"
                    value={text}
                    onChange={(event) => put(priority, metric, event.target.value)}
                    onBlur={() => {
                      const minutes = readMinutes(text);
                      if (minutes !== null && !Number.isNaN(minutes)) put(priority, metric, writeMinutes(minutes));
                    }}
                  />
                  {problem && <p>{problem}</p>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
