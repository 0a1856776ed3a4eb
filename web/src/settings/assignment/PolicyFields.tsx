import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { AssignmentKind, AssignmentPolicy } from '@/api/types';
import { SelectField } from '@/kit/controls/Field';
import styles from './assignment.module.css';
import { kinds, type Part, parts } from './rules';

type PolicyFieldsProps = { policy: AssignmentPolicy; onChange: (policy: AssignmentPolicy) => void; problem?: string };

export function PolicyFields({ policy, onChange, problem }: PolicyFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className={styles.kind}>
        <SelectField
          label={t('assignment.kind')}
          value={policy.kind}
          choices={kinds.map((value) => ({ value, label: t(`assignment.kinds.${value}`) }))}
          onChange={(event) => onChange({ ...policy, kind: event.target.value as AssignmentKind })}
        />
      </div>
      {policy.kind === 'score' && (
        <fieldset className={styles.weights}>
          <legend>{t('assignment.weights')}</legend>
          {parts.map((part) => (
            <Weight
              key={part}
              part={part}
              value={policy.weights[part]}
              onChange={(value) => onChange({ ...policy, weights: { ...policy.weights, [part]: value } })}
            />
          ))}
          {problem && <p className={styles.problem}>{problem}</p>}
        </fieldset>
      )}
    </>
  );
}

function Weight({ part, value, onChange }: { part: Part; value: number; onChange: (value: number) => void }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className={styles.weight}>
      <label htmlFor={id}>{t(`assignment.part.${part}`)}</label>
      <input id={id} type="range" min={0} max={100} step={5} value={value} onChange={(event) => onChange(Number(event.target.value))} />
      <output htmlFor={id}>{value}</output>
    </div>
  );
}
