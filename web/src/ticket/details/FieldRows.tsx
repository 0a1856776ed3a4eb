import { useTranslation } from 'react-i18next';
import { useFields } from '@/api/fields';
import { change } from '@/api/ticketWrites';
import type { TicketField } from '@/api/types';
import { draftOf, shown, valueOf } from '@/fields/draft';
import { Picker } from '@/kit/controls/Picker';
import { useTicket } from '../context';
import styles from './DetailsPanel.module.css';
import { Row, Value } from './Row';
import { WrittenValue } from './WrittenValue';

const none = '';

/** The workspace's own fields, each with what changes it. */
export function FieldRows() {
  const { t } = useTranslation();
  const fields = useFields();
  if (fields.length === 0) return null;
  return (
    <section>
      <h2>{t('fields.section')}</h2>
      {fields.map((field) => (
        <Row key={field.id} label={field.name}>
          <FieldRow field={field} />
        </Row>
      ))}
    </section>
  );
}

function FieldRow({ field }: { field: TicketField }) {
  const { t } = useTranslation();
  const { ticket, writes, locked } = useTicket();
  const value = ticket.custom_fields[field.key];
  const put = (to: unknown) => writes.make(change.field(ticket, field.key, to));
  const text = shown(field, value);

  if (locked) {
    return (
      <Value label={field.name} locked none={!text}>
        {text || t('fields.empty')}
      </Value>
    );
  }
  if (field.type === 'checkbox') {
    return <input type="checkbox" className={styles.tick} aria-label={field.name} checked={value === true} onChange={(event) => put(event.target.checked)} />;
  }
  if (field.type === 'select' || field.type === 'multiselect') return <ChosenValue field={field} value={value} text={text} onPut={put} />;
  return <WrittenValue key={text} field={field} text={text} onPut={(written) => put(valueOf(field, written))} />;
}

type ChosenValueProps = { field: TicketField; value: unknown; text: string; onPut: (to: unknown) => void };

function ChosenValue({ field, value, text, onPut }: ChosenValueProps) {
  const { t } = useTranslation();
  const several = field.type === 'multiselect';
  const drafted = draftOf(field, value);
  const chosen = Array.isArray(drafted) ? drafted : drafted ? [String(drafted)] : [];
  const options = field.options.filter((option) => option.active || chosen.includes(option.key)).map(({ key, name }) => ({ value: key, label: name }));
  const pick = (key: string) => {
    if (!several) return onPut(key === none ? null : key);
    // An option out of use that stays chosen would be refused: it goes with the first change.
    const rest = chosen.filter((one) => one !== key && field.options.some((option) => option.key === one && option.active));
    onPut(chosen.includes(key) ? (rest.length > 0 ? rest : null) : [...rest, key]);
  };
  return (
    <Picker label={field.name} options={several || !text ? options : [...options, { value: none, label: t('fields.none') }]} chosen={chosen} onPick={pick} several={several}>
      {(open, opened) => (
        <Value label={field.name} locked={false} none={!text} aria-expanded={opened} onClick={open}>
          {text || t('fields.empty')}
        </Value>
      )}
    </Picker>
  );
}
