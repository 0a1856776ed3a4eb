import { useTranslation } from 'react-i18next';
import { type AssignmentRules, priorities } from '@/api/types';
import { TextField } from '@/kit/controls/Field';
import { Card } from '../Sheet';
import styles from './assignment.module.css';

type All = AssignmentRules['points'];
type PointsProps = { points: All; onChange: (points: All) => void; at: (pointer: string) => string | undefined };

export function Points({ points, onChange, at }: PointsProps) {
  const { t } = useTranslation();
  return (
    <Card title={t('assignment.points')} hint={t('assignment.pointsHint')}>
      <div className={styles.points}>
        {priorities.map((priority) => (
          <TextField
            key={priority}
            label={t(`priority.${priority}`)}
            type="number"
            min={0}
            max={100}
            value={points[priority]}
            problem={at(`/points/${priority}`)}
            onChange={(event) => onChange({ ...points, [priority]: Math.round(Number(event.target.value)) || 0 })}
          />
        ))}
      </div>
    </Card>
  );
}
