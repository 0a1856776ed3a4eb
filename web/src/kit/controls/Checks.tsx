import styles from './Checks.module.css';

type ChecksProps = {
  label: string;
  name: string;
  choices: { value: string; label: string; detail?: string }[];
  problem?: string;
  /** Ticked from the start. */
  chosen?: readonly string[];
};

/** Several of a few: plain checkboxes under one label. */
export function Checks({ label, name, choices, problem, chosen }: ChecksProps) {
  return (
    <fieldset className={styles.checks}>
      <legend>{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value}>
          <input type="checkbox" name={name} value={choice.value} defaultChecked={chosen?.includes(choice.value)} />
          <span>{choice.label}</span>
          {choice.detail && <code>{choice.detail}</code>}
        </label>
      ))}
      {problem && <p className={styles.problem}>{problem}</p>}
    </fieldset>
  );
}
