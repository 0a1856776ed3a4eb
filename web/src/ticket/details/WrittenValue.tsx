import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { TicketField } from '@/api/types';
import styles from './DetailsPanel.module.css';

type WrittenValueProps = { field: TicketField; text: string; onPut: (written: string) => void };

/** A value that is written where it stands: Enter or leaving it keeps it, Escape puts back what was there. */
export function WrittenValue({ field, text, onPut }: WrittenValueProps) {
  const { t } = useTranslation();
  const keep = (control: HTMLInputElement | HTMLTextAreaElement) => {
    if (control.value.trim() !== text) onPut(control.value);
  };
  const press = (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    const many = field.type === 'multiline' && event.key === 'Enter' && !event.ctrlKey && !event.metaKey;
    if (many || (event.key !== 'Enter' && event.key !== 'Escape')) return;
    if (event.key === 'Escape') event.currentTarget.value = text;
    event.preventDefault();
    event.stopPropagation();
    event.currentTarget.blur();
  };
  const common = {
    'aria-label': field.name,
    title: field.help ?? undefined,
    placeholder: t('fields.empty'),
    className: styles.written,
    defaultValue: text,
    onKeyDown: press,
  };
  return field.type === 'multiline' ? (
    <textarea {...common} rows={Math.min(6, Math.max(1, text.split('\n').length))} onBlur={(event) => keep(event.currentTarget)} />
  ) : (
    <input {...common} type={field.type === 'date' ? 'date' : 'text'} data-none={!text || undefined} onBlur={(event) => keep(event.currentTarget)} />
  );
}
