import { IconArchive, IconArrowDown, IconArrowUp, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useOrderFields, useTurnField } from '@/api/fields';
import type { TicketField } from '@/api/types';
import { IconButton } from '@/kit/controls/IconButton';
import { notify } from '@/kit/notify';
import { Refusal } from '@/kit/Refusal';
import { Rows } from '../Sheet';
import styles from './fields.module.css';

/** Fields in use, in the order in which tickets show them; the order is kept at once. */
export function FieldList({ fields, onEdit }: { fields: TicketField[]; onEdit: (field: TicketField) => void }) {
  const { t } = useTranslation();
  const order = useOrderFields();
  const turn = useTurnField();
  const move = (from: number, to: number) => {
    const ids = fields.map((field) => field.id);
    ids.splice(to, 0, ...ids.splice(from, 1));
    order.mutate(ids);
  };
  const archive = ({ id, name }: TicketField) =>
    turn.mutate(
      { id, active: false },
      { onSuccess: () => notify(t('fields.archivedNow', { name }), { act: { label: t('fields.undo'), run: () => turn.mutate({ id, active: true }) } }) },
    );
  return (
    <>
      <Rows label={t('fields.inUse')}>
        {fields.map((field, place) => (
          <li key={field.id}>
            <button type="button" className={styles.name} onClick={() => onEdit(field)}>
              <strong>{field.name}</strong>
              <span>
                {t(`fields.type.${field.type}`)} · <code>{field.key}</code>
                {field.required_on.length > 0 && ` · ${t('fields.requiredFor', { statuses: field.required_on.map((status) => t(`status.${status}`)).join(', ') })}`}
              </span>
            </button>
            <span className={styles.acts}>
              <IconButton label={t('fields.earlier', { name: field.name })} disabled={place === 0 || order.isPending} onClick={() => move(place, place - 1)}>
                <IconArrowUp />
              </IconButton>
              <IconButton label={t('fields.later', { name: field.name })} disabled={place === fields.length - 1 || order.isPending} onClick={() => move(place, place + 1)}>
                <IconArrowDown />
              </IconButton>
              <IconButton label={t('fields.edit', { name: field.name })} onClick={() => onEdit(field)}>
                <IconPencil />
              </IconButton>
              <IconButton label={t('fields.archive', { name: field.name })} disabled={turn.isPending} onClick={() => archive(field)}>
                <IconArchive />
              </IconButton>
            </span>
          </li>
        ))}
      </Rows>
      <Refusal title={t('fields.notOrdered')} fault={order.error} fields={[]} />
      <Refusal title={t('fields.notArchived')} fault={turn.error} fields={[]} />
    </>
  );
}
