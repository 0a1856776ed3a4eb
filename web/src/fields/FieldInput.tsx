import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketField } from '@/api/types';
import { SelectField, TextArea, TextField } from '@/kit/controls/Field';
import checks from '@/kit/controls/Checks.module.css';
import type { Draft } from './draft';

type FieldInputProps = { field: TicketField; draft: Draft; onChange: (draft: Draft) => void; problem?: string; needed?: boolean };

/** The control for one of the workspace's own fields in a form. */
export function FieldInput({ field, draft, onChange, problem, needed }: FieldInputProps) {
  const { t } = useTranslation();
  const title = useId();
  const common = { label: field.name, hint: field.help ?? undefined, problem, 'aria-required': needed || undefined };
  const text = String(draft);
  const open = field.options.filter((option) => option.active || option.key === draft || (Array.isArray(draft) && draft.includes(option.key)));
  switch (field.type) {
    case 'multiline':
      return <TextArea {...common} rows={3} value={text} onChange={(event) => onChange(event.target.value)} />;
    case 'select':
      return (
        <SelectField
          {...common}
          value={text}
          choices={[{ value: '', label: t('fields.none') }, ...open.map(({ key, name }) => ({ value: key, label: name }))]}
          onChange={(event) => onChange(event.target.value)}
        />
      );
    case 'multiselect':
      return (
        <div role="group" aria-labelledby={title} className={checks.checks}>
          <p id={title} className={checks.title}>
            {field.name}
          </p>
          {open.map(({ key, name }) => (
            <label key={key}>
              <input
                type="checkbox"
                checked={Array.isArray(draft) && draft.includes(key)}
                onChange={(event) => onChange(toggled(draft, key, event.target.checked))}
              />
              <span>{name}</span>
            </label>
          ))}
          {problem && <p className={checks.problem}>{problem}</p>}
        </div>
      );
    case 'checkbox':
      return (
        <div className={checks.checks}>
          <label>
            <input type="checkbox" checked={draft === true} onChange={(event) => onChange(event.target.checked)} />
            <span>{field.name}</span>
          </label>
          {problem && <p className={checks.problem}>{problem}</p>}
        </div>
      );
    default:
      return (
        <TextField
          {...common}
          value={text}
          type={field.type === 'date' ? 'date' : 'text'}
          inputMode={modes[field.type]}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
        />
      );
  }
}

const modes = { text: undefined, date: undefined, number: 'numeric', decimal: 'decimal' } as const;

function toggled(draft: Draft, key: string, on: boolean): string[] {
  const chosen = Array.isArray(draft) ? draft : [];
  return on ? [...chosen, key] : chosen.filter((one) => one !== key);
}
