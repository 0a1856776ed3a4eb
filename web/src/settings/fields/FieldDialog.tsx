import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaveField } from '@/api/fields';
import { fieldTypes, type FieldType, statuses, type TicketField } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { Checks } from '@/kit/controls/Checks';
import { SelectField, TextField } from '@/kit/controls/Field';
import { Actions, Dialog } from '@/kit/Dialog';
import { Form, type Sent } from '@/kit/Form';
import { notify } from '@/kit/notify';
import { problemAt, Refusal } from '@/kit/Refusal';
import forms from '../forms.module.css';
import { keyFrom, type OptionDraft, wanted } from './options';
import { Options } from './Options';

/** @param field Null: a new one, which alone has its key and its type chosen. */
export function FieldDialog({ field, onClose }: { field: TicketField | null; onClose: () => void }) {
  const { t } = useTranslation();
  const save = useSaveField(field?.id ?? null);
  const [type, setType] = useState<FieldType>(field?.type ?? 'text');
  const [name, setName] = useState(field?.name ?? '');
  const [key, setKey] = useState<string | null>(null);
  const [options, setOptions] = useState<OptionDraft[]>(() => (field ? field.options.filter((one) => one.active) : [{ name: '' }, { name: '' }]));
  const chooses = type === 'select' || type === 'multiselect';
  const at = (pointer: string) => problemAt(save.error, pointer);

  const send = (sent: Sent) => {
    const common = {
      name: name.trim(),
      help: sent.given('help') ?? null,
      options: chooses ? wanted(options) : undefined,
      required_on: statuses.filter((status) => sent.all('required_on').includes(status)),
    };
    save.mutate(field ? common : { ...common, key: key ?? keyFrom(name), type }, {
      onSuccess: (saved) => {
        notify(t('fields.saved', { name: saved.name }));
        onClose();
      },
    });
  };

  return (
    <Dialog title={field ? t('fields.editTitle', { name: field.name }) : t('fields.addTitle')} onClose={onClose} width={520}>
      <Form fault={save.error} className={forms.form} onSend={send}>
        <TextField label={t('fields.name')} autoComplete="off" data-autofocus value={name} onChange={(event) => setName(event.target.value)} problem={at('/name')} />
        {!field && (
          <div className={forms.pair}>
            <SelectField
              label={t('fields.typeLabel')}
              value={type}
              hint={t('fields.typeStays')}
              problem={at('/type')}
              choices={fieldTypes.map((value) => ({ value, label: t(`fields.type.${value}`) }))}
              onChange={(event) => setType(event.target.value as FieldType)}
            />
            <TextField
              label={t('fields.key')}
              autoComplete="off"
              spellCheck={false}
              hint={t('fields.keyStays')}
              value={key ?? keyFrom(name)}
              onChange={(event) => setKey(event.target.value)}
              problem={at('/key')}
            />
          </div>
        )}
        <TextField label={t('fields.help')} name="help" autoComplete="off" defaultValue={field?.help ?? ''} hint={t('fields.helpHint')} problem={at('/help')} />
        {chooses && <Options options={options} onChange={setOptions} at={at} />}
        <Checks
          label={t('fields.requiredOn')}
          name="required_on"
          chosen={field?.required_on}
          choices={statuses.filter((status) => status !== 'new').map((value) => ({ value, label: t(`status.${value}`) }))}
          problem={at('/required_on')}
        />
        <Refusal title={t('fields.notSaved')} fault={save.error} fields={['/name', '/type', '/key', '/help', '/options', '/required_on', ...options.map((_, i) => `/options/${i}/name`)]} />
        <Actions>
          <Button kind="quiet" onClick={onClose}>
            {t('do.cancel')}
          </Button>
          <Button kind="solid" type="submit" busy={save.isPending}>
            {field ? t('fields.save') : t('fields.add')}
          </Button>
        </Actions>
      </Form>
    </Dialog>
  );
}
