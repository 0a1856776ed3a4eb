import { useTranslation } from 'react-i18next';
import { Card } from '../Sheet';
import styles from './dropFile.module.css';

const csv = `Email;Name;Subject;Status;Created
maya@home.example;Maya Okafor;Bag lost;Open;05.03.2026 14:22
finn@home.example;Finn Berg;Invoice twice;Solved;06.03.2026`;

const jsonl = `{"id": 1, "messages": [
  {"from": "customer", "text": "My bag is lost"},
  {"from": "agent", "agent": "TMT", "text": "We look for it."}]}`;

/** For whoever has imported nothing yet. */
export function Shapes() {
  const { t } = useTranslation();
  return (
    <Card title={t('import.empty')} hint={t('import.emptyNext')}>
      <div className={styles.shapes}>
        {(['csv', 'jsonl'] as const).map((shape) => (
          <div key={shape}>
            <h3>{t(`import.shape.${shape}`)}</h3>
            <pre tabIndex={0}>{shape === 'csv' ? csv : jsonl}</pre>
          </div>
        ))}
      </div>
    </Card>
  );
}
