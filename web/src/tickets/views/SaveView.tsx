import { IconBookmarkPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAgents, useTeams } from '@/api/people';
import { useMay } from '@/api/session';
import type { View } from '@/api/types';
import { useChangeView, useSaveView, viewsQuery } from '@/api/views';
import { Button } from '@/kit/controls/Button';
import { Checks } from '@/kit/controls/Checks';
import { TextField } from '@/kit/controls/Field';
import { Actions, Dialog } from '@/kit/Dialog';
import { Form, type Sent } from '@/kit/Form';
import { notify } from '@/kit/notify';
import { problemAt, Refusal } from '@/kit/Refusal';
import { chipFields, defaultSort, type TicketSearch } from '../search';
import { addressOf } from './SavedViews';
import styles from './SaveView.module.css';
import { toQuery } from './viewQuery';

/** Offers to keep what is looked at, as soon as it is more than a view that is there. */
export function SaveView({ search }: { search: TicketSearch }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const from = useSavedView(search);
  const isNarrowed = Boolean(search.q || search.tag || chipFields.some((field) => search[field]));
  const isKept = from !== undefined && JSON.stringify(addressOf(from)) === JSON.stringify(search);
  if (!isNarrowed || isKept) return null;
  return (
    <>
      <Button kind="quiet" icon={<IconBookmarkPlus aria-hidden />} onClick={() => setAsked(true)}>
        {t('views.save')}
      </Button>
      {asked && <SaveDialog search={search} from={from} onClose={() => setAsked(false)} />}
    </>
  );
}

/** The saved view that the list came from; undefined: none, or it is gone. */
export function useSavedView(search: TicketSearch): View | undefined {
  const { data } = useQuery({ ...viewsQuery, enabled: search.saved !== undefined });
  return data?.find((view) => view.id === search.saved);
}

function SaveDialog({ search, from, onClose }: { search: TicketSearch; from: View | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayShare = useMay('views.manage');
  const people = { agents: useAgents().data ?? [], teams: useTeams().data ?? [] };
  const save = useSaveView();
  const change = useChangeView();
  const query = toQuery(search, people);
  const sort = search.sort ?? defaultSort;
  const fault = save.error ?? change.error;

  const show = (view: View) => {
    void navigate({ to: '/tickets', search: addressOf(view) });
    onClose();
  };
  const send = (sent: Sent) => save.mutate({ name: sent.text('name'), query, sort, shared: sent.all('shared').length > 0 }, { onSuccess: show });
  const update = (id: string) =>
    change.mutate(
      { id, query, sort },
      {
        onSuccess: (view) => {
          notify(t('views.updated', { name: view.name }));
          show(view);
        },
      },
    );

  return (
    <Dialog title={t('views.saveTitle')} onClose={onClose}>
      <Form fault={fault} className={styles.form} onSend={send}>
        <TextField label={t('views.name')} name="name" autoComplete="off" maxLength={80} data-autofocus problem={problemAt(fault, '/name')} />
        <div>
          <p className={styles.label}>{t('views.query')}</p>
          <code className={styles.query}>{query || t('views.everything')}</code>
        </div>
        {mayShare && <Checks label={t('views.shareLabel')} name="shared" choices={[{ value: 'yes', label: t('views.shareWith') }]} />}
        <Refusal title={t('views.refused')} fault={fault} fields={['/name']} />
        <Actions>
          {from?.editable && (
            <Button kind="quiet" busy={change.isPending} onClick={() => update(from.id)}>
              {t('views.update', { name: from.name })}
            </Button>
          )}
          <Button kind="quiet" onClick={onClose}>
            {t('do.cancel')}
          </Button>
          <Button kind="solid" type="submit" busy={save.isPending}>
            {t('views.save')}
          </Button>
        </Actions>
      </Form>
    </Dialog>
  );
}
