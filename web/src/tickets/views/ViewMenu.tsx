import { Menu } from '@mantine/core';
import { IconDots, IconLock, IconPencil, IconTrash, IconUsers } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useSession } from '@/api/session';
import type { View } from '@/api/types';
import { useChangeView, useDeleteView, useSaveView } from '@/api/views';
import { IconButton } from '@/kit/controls/IconButton';
import { notify } from '@/kit/notify';
import { NameView } from './NameView';
import styles from './SavedViews.module.css';

/** What can be done with a view. What is deleted can be brought back. */
export function ViewMenu({ view, open }: { view: View; open: boolean }) {
  const { t } = useTranslation();
  const { user } = useSession();
  const mayShare = useMay('views.manage');
  const navigate = useNavigate();
  const [opened, setOpened] = useState(false);
  const [renaming, setRenaming] = useState(false);
  const change = useChangeView();
  const remove = useDeleteView();
  const save = useSaveView();
  const name = view.name ?? '';
  const refused = (fault: Error) => notify(`${t('views.refused')} ${fault.message}`, { tone: 'refused' });

  const share = (shared: boolean) =>
    change.mutate({ id: view.id, shared }, { onSuccess: () => notify(t(shared ? 'views.sharedNow' : 'views.privateNow', { name })), onError: refused });
  const bringBack = () => save.mutateAsync({ name, query: view.query, sort: view.sort, shared: view.shared }).catch(refused);
  // By promise: this menu is gone together with its view.
  const drop = () =>
    remove.mutateAsync(view.id).then(() => {
      if (open) void navigate({ to: '/tickets', search: {} });
      notify(t('views.deleted', { name }), { act: { label: t('do.undo'), run: () => void bringBack() } });
    }, refused);

  return (
    <div className={styles.more} data-open={opened || undefined}>
      <Menu position="bottom-end" width={210} opened={opened} onChange={setOpened}>
        <Menu.Target>
          <IconButton label={t('views.more', { name })}>
            <IconDots />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={16} stroke={1.7} />} onClick={() => setRenaming(true)}>
            {t('views.rename')}
          </Menu.Item>
          {mayShare && !view.shared && (
            <Menu.Item leftSection={<IconUsers size={16} stroke={1.7} />} onClick={() => share(true)}>
              {t('views.share')}
            </Menu.Item>
          )}
          {mayShare && view.shared && view.owner?.id === user.id && (
            <Menu.Item leftSection={<IconLock size={16} stroke={1.7} />} onClick={() => share(false)}>
              {t('views.unshare')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconTrash size={16} stroke={1.7} />} onClick={() => void drop()}>
            {t('views.delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {renaming && <NameView view={view} onClose={() => setRenaming(false)} />}
    </div>
  );
}
