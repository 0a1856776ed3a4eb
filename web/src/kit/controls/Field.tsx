import { IconChevronDown } from '@tabler/icons-react';
import { type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes, useId } from 'react';
import styles from './Field.module.css';

type Around = { label: string; hint?: ReactNode; problem?: string };
type Wired = { id: string; 'aria-invalid'?: true; 'aria-describedby'?: string };

/** A label above, its control, and below it either what is wrong or what helps. */
export function Field({ label, hint, problem, children }: Around & { children: (wired: Wired) => ReactNode }) {
  const id = useId();
  const below = problem ?? hint;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        'aria-invalid': problem ? true : undefined,
        'aria-describedby': below ? `${id}-below` : undefined,
      })}
      {below && (
        <p id={`${id}-below`} className={problem ? styles.problem : styles.hint}>
          {below}
        </p>
      )}
    </div>
  );
}

export function TextField({ label, hint, problem, ...input }: Around & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(wired) => <input {...input} {...wired} className={styles.control} />}
    </Field>
  );
}

export function TextArea({ label, hint, problem, ...area }: Around & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(wired) => <textarea {...area} {...wired} className={styles.control} />}
    </Field>
  );
}

type Choice = { value: string; label: string };

export function SelectField({
  label,
  hint,
  problem,
  choices,
  ...select
}: Around & { choices: Choice[] } & SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(wired) => (
        <div className={styles.select}>
          <select {...select} {...wired} className={styles.control}>
            {choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </select>
          <IconChevronDown size={15} stroke={1.7} aria-hidden />
        </div>
      )}
    </Field>
  );
}
