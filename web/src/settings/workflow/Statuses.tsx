import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChangeStatus } from '@/api/workflow';
import type { NamedStatus } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { IconButton } from '@/kit/controls/IconButton';
import { StatusGlyph } from '@/kit/glyphs/StatusGlyph';
import { notify } from '@/kit/notify';
import people from '../PeoplePage.module.css';
import { Rows } from '../Sheet';
import { AddStatus } from './AddStatus';
import { DeleteStatus } from './DeleteStatus';
import { RenameStatus } from './RenameStatus';
import styles from './workflow.module.css';

type Open = { dialog: 'add' } | { dialog: 'rename' | 'delete'; status: NamedStatus };

/** The workspace's own statuses, under the classes to which they belong. */
export function Statuses({ statuses }: { statuses: NamedStatus[] }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const own = statuses.filter(({ id }) => id);
  return (
    <section className={styles.statuses}>
      <header>
        <div>
          <h2>{t('workflow.statuses')}</h2>
          <p>{t('workflow.statusesHint')}</p>
        </div>
        <Button icon={<IconPlus aria-hidden />} onClick={() => setOpen({ dialog: 'add' })}>
          {t('workflow.addStatus')}
        </Button>
      </header>
      {own.length > 0 && (
        <Rows label={t('workflow.statuses')}>
          {own.map((status) => (
            <Own
              key={status.id}
              status={status}
              onRename={() => setOpen({ dialog: 'rename', status })}
              onDelete={() => setOpen({ dialog: 'delete', status })}
            />
          ))}
        </Rows>
      )}
      {open?.dialog === 'add' && <AddStatus onClose={close} />}
      {open?.dialog === 'rename' && <RenameStatus status={open.status} onClose={close} />}
      {open?.dialog === 'delete' && <DeleteStatus status={open.status} others={own} onClose={close} />}
    </section>
  );
}

type OwnProps = { status: NamedStatus; onRename: () => void; onDelete: () => void };

function Own({ status, onRename, onDelete }: OwnProps) {
  const { t } = useTranslation();
  const change = useChangeStatus();
  const { id, name, active } = status;
  const turn = (to: boolean) =>
    change.mutate(
      { id: id ?? '', active: to },
      {
        onSuccess: () => notify(t(to ? 'workflow.inUse' : 'workflow.outOfUse', { name }), to ? {} : { act: { label: t('workflow.undo'), run: () => turn(true) } }),
        onError: () => notify(t('workflow.statusRefused'), { tone: 'refused' }),
      },
    );
  return (
    <li data-inactive={!active || undefined} className={styles.status}>
      <StatusGlyph status={status.class} />
      <div className={people.name}>
        <strong>{name}</strong>
        <span>{active ? t(`status.${status.class}`) : t('workflow.inactive', { class: t(`status.${status.class}`) })}</span>
      </div>
      <Button size="small" busy={change.isPending} onClick={() => turn(!active)}>
        {t(active ? 'workflow.takeOut' : 'workflow.bringBack')}
      </Button>
      <IconButton label={`${t('workflow.rename')}: ${name}`} onClick={onRename}>
        <IconPencil />
      </IconButton>
      <IconButton label={`${t('workflow.delete')}: ${name}`} onClick={onDelete}>
        <IconTrash />
      </IconButton>
    </li>
  );
}
