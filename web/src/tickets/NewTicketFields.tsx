import { useTranslation } from 'react-i18next';
import type { TicketField } from '@/api/types';
import { draftOf, type Draft, type Drafts } from '@/fields/draft';
import { FieldInput } from '@/fields/FieldInput';

type NewTicketFieldsProps = { fields: TicketField[]; drafts: Drafts; onChange: (key: string, draft: Draft) => void; at: (pointer: string) => string | undefined };

/** The workspace's own fields of a ticket that is being written. */
export function NewTicketFields({ fields, drafts, onChange, at }: NewTicketFieldsProps) {
  const { t } = useTranslation();
  if (fields.length === 0) return null;
  return (
    <fieldset>
      <legend>{t('fields.section')}</legend>
      {fields.map((field) => (
        <FieldInput
          key={field.id}
          field={field}
          draft={drafts[field.key] ?? draftOf(field, null)}
          onChange={(draft) => onChange(field.key, draft)}
          problem={at(`/custom_fields/${field.key}`)}
        />
      ))}
    </fieldset>
  );
}
