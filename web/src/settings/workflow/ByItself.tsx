import { useTranslation } from 'react-i18next';
import { TextField } from '@/kit/controls/Field';
import { problemAt } from '@/kit/Refusal';
import { Card } from '../Sheet';
import type { Rules } from './rules';
import styles from './workflow.module.css';

type ByItselfProps = { rules: Rules; fault: Error | null; onChange: (rules: Rules) => void };

/** What happens to tickets without anybody's hand. */
export function ByItself({ rules, fault, onChange }: ByItselfProps) {
  const { t } = useTranslation();
  const days = (field: 'reopen_within_days' | 'close_after_days', hint: string) => (
    <TextField
      label={t(`workflow.${field}`)}
      type="number"
      min={0}
      max={3650}
      inputMode="numeric"
      value={Number.isNaN(rules[field]) ? '' : rules[field]}
      hint={hint}
      problem={problemAt(fault, `/${field}`)}
      onChange={(typed) => onChange({ ...rules, [field]: typed.currentTarget.valueAsNumber })}
    />
  );
  const { reopen_within_days: reopen, close_after_days: close } = rules;
  return (
    <Card title={t('workflow.byItself')} hint={t('workflow.byItselfHint')}>
      <div className={styles.days}>
        {days('reopen_within_days', reopen === 0 ? t('workflow.reopenNever') : t('workflow.reopenHint'))}
        {days('close_after_days', close === 0 ? t('workflow.closeNever') : t('workflow.closeHint'))}
      </div>
      <ul className={styles.facts}>
        <li>{t('workflow.factFirst')}</li>
        <li>{t('workflow.factPending')}</li>
        <li>{t('workflow.factFollowUp')}</li>
        {close > 0 && reopen > close && <li>{t('workflow.factClosedFirst', { count: close })}</li>}
      </ul>
    </Card>
  );
}
