import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useChangeImport } from '@/api/imports';
import type { Import, ImportPreview } from '@/api/types';
import { Refusal } from '@/kit/Refusal';
import { Card } from '../Sheet';
import styles from './columns.module.css';

/** Which column becomes which field, with what stands there in the first row. */
export function Columns({ import: one, preview }: { import: Import; preview: ImportPreview }) {
  const { t } = useTranslation();
  const change = useChangeImport(one.id);
  const { columns, fields, map, rows, errors } = preview;
  const choose = (field: string, column: string) => {
    const { [field]: _, ...others } = map;
    change.mutate({ columns: column ? { ...others, [field]: column } : others });
  };
  const firstOf = (column: string | undefined) => (column === undefined ? '' : (rows[0]?.values[columns.indexOf(column)] ?? ''));

  return (
    <Card title={t('import.columns')} hint={t('import.columnsHint')}>
      <table className={styles.columns}>
        <thead>
          <tr>
            <th scope="col">{t('import.field')}</th>
            <th scope="col">{t('import.column')}</th>
            <th scope="col">{t('import.first')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ name, needed }) => {
            const label = t(`import.fieldOf.${name}`, { defaultValue: name });
            const error = errors.find(({ field }) => field === `/columns/${name}`);
            const wrong = error?.code === 'required' ? t('import.chooseColumn') : error?.message;
            return (
              <tr key={name} data-wrong={wrong ? true : undefined} data-unset={!map[name] || undefined}>
                <th scope="row">
                  {label} {needed && <small>{t('import.needed')}</small>}
                </th>
                <td>
                  <span className={styles.choice}>
                    <select
                      aria-label={t('import.columnOf', { field: label })}
                      aria-invalid={wrong ? true : undefined}
                      value={map[name] ?? ''}
                      onChange={(event) => choose(name, event.target.value)}
                    >
                      <option value="">{t('import.none')}</option>
                      {columns.map((column) => (
                        <option key={column}>{column}</option>
                      ))}
                    </select>
                    <IconChevronDown size={14} stroke={1.7} aria-hidden />
                  </span>
                  {wrong && <span className={styles.wrong}>{wrong}</span>}
                </td>
                <td>
                  <span className={styles.value}>{firstOf(map[name])}</span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <Refusal title={t('import.changeRefused')} fault={change.error} fields={[]} />
    </Card>
  );
}
