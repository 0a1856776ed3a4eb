import { useTranslation } from 'react-i18next';
import { useChangeImport } from '@/api/imports';
import type { Import, ImportChange, ImportKind, ImportPreview } from '@/api/types';
import { SelectField, TextField } from '@/kit/controls/Field';
import { problemAt, Refusal } from '@/kit/Refusal';
import { Card } from '../Sheet';
import styles from './import.module.css';

const fields = ['/kind', '/source', '/tag', '/delimiter', '/encoding', '/spread_days'];
const encodings = ['utf-8', 'utf-16', 'windows-1252', 'iso-8859-1', 'iso-8859-15', 'windows-1250', 'windows-1251', 'shift_jis', 'gb18030'];
const delimiters = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;

/** What holds for the whole file. Each change is kept at once, and the preview follows. */
export function Reading({ import: one, preview }: { import: Import; preview: ImportPreview | undefined }) {
  const { t } = useTranslation();
  const change = useChangeImport(one.id);
  const csv = one.kind !== 'conversations';
  const untimed = one.kind === 'conversations' || (one.kind === 'tickets' && preview !== undefined && !preview.map['created_at']);
  const at = (pointer: string) => problemAt(change.error, pointer) ?? preview?.errors.find((error) => error.field === pointer)?.message;
  const send = (sent: ImportChange) => change.mutate(sent);
  const blurred = (before: string, name: 'source' | 'tag') => (event: { target: HTMLInputElement }) => {
    const text = event.target.value.trim();
    if (text !== before) send({ [name]: text || null } as ImportChange);
  };
  const recognised = (what: string | null | undefined) => (what ? t('import.recognised', { what }) : t('import.asRecognised'));
  const delimiter = preview?.delimiter as keyof typeof delimiters | null | undefined;

  return (
    <Card title={t('import.reading')}>
      <div className={styles.settings}>
        <SelectField
          label={t('import.kind')}
          value={one.kind}
          problem={at('/kind')}
          choices={(['tickets', 'contacts', 'conversations'] as const).map((value) => ({ value, label: t(`import.kindOf.${value}`) }))}
          onChange={(event) => send({ kind: event.target.value as ImportKind, columns: null })}
        />
        <TextField label={t('import.source')} hint={t('import.sourceHint')} defaultValue={one.source} problem={at('/source')} onBlur={blurred(one.source, 'source')} />
        {one.kind !== 'contacts' && (
          <TextField label={t('import.tag')} hint={t('import.tagHint')} defaultValue={one.tag ?? ''} problem={at('/tag')} onBlur={blurred(one.tag ?? '', 'tag')} />
        )}
        {untimed && (
          <TextField
            label={t('import.spread')}
            hint={t('import.spreadHint')}
            type="number"
            min={0}
            max={3650}
            defaultValue={one.spread_days}
            problem={at('/spread_days')}
            onBlur={(event) => {
              const days = event.target.valueAsNumber;
              if (days !== one.spread_days && !Number.isNaN(days)) send({ spread_days: Math.round(days) });
            }}
          />
        )}
        {csv && (
          <SelectField
            label={t('import.delimiter')}
            value={one.delimiter ?? ''}
            problem={at('/delimiter')}
            choices={[
              { value: '', label: recognised(delimiter ? t(`import.${delimiters[delimiter]}`) : null) },
              ...Object.entries(delimiters).map(([value, name]) => ({ value, label: t(`import.${name}`) })),
            ]}
            onChange={(event) => send({ delimiter: event.target.value || null, columns: null })}
          />
        )}
        {csv && (
          <SelectField
            label={t('import.encoding')}
            value={one.encoding ?? ''}
            problem={at('/encoding')}
            hint={preview?.encoding_guessed ? t('import.guessed', { encoding: preview.encoding }) : undefined}
            choices={[{ value: '', label: recognised(preview?.encoding) }, ...encodings.map((value) => ({ value, label: value }))]}
            onChange={(event) => send({ encoding: event.target.value || null, columns: null })}
          />
        )}
      </div>
      <Refusal title={t('import.changeRefused')} fault={change.error} fields={fields} />
    </Card>
  );
}
