import { Menu } from '@mantine/core';
import { IconArrowsSplit, IconBan, IconDots, IconLink, IconMailOff, IconRestore, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { makeCustomerLink } from '@/api/ticketWrites';
import { CopyButton } from '@/kit/controls/CopyButton';
import { TextField } from '@/kit/controls/Field';
import { IconButton } from '@/kit/controls/IconButton';
import { Actions, Dialog } from '@/kit/Dialog';
import { notify } from '@/kit/notify';
import { SplitDialog } from './aside/SplitDialog';
import { useAside } from './aside/useAside';
import { inside } from './ChoiceMenu';
import { useTicket } from './context';
import { reasonOf } from './reason';

const icon = { size: 16, stroke: 1.7 };

export function MoreMenu() {
  const { t } = useTranslation();
  const { ticket, locked } = useTicket();
  const { putAside, takeBack } = useAside();
  const [shown, setShown] = useState<string | null>(null);
  const [splitting, setSplitting] = useState(false);
  const link = useMutation({
    mutationFn: () => makeCustomerLink(ticket.id),
    onSuccess: ({ url }) => copy(url).then(() => notify(t('ticket.linkCopied')), () => setShown(url)),
    onError: (fault) => notify(`${t('ticket.linkRefused')} ${reasonOf(fault)}`, { tone: 'refused' }),
  });
  const mayGo = !ticket.merged_into && !ticket.deleted_at;

  return (
    <>
      <Menu position="bottom-end" width={232} {...inside}>
        <Menu.Target>
          <IconButton label={t('ticket.more')}>
            <IconDots />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconLink {...icon} />} onClick={() => link.mutate()}>
            {t('ticket.copyLink')}
          </Menu.Item>
          {!locked && (
            <Menu.Item leftSection={<IconArrowsSplit {...icon} />} onClick={() => setSplitting(true)}>
              {t('split.open')}
            </Menu.Item>
          )}
          {mayGo && !ticket.is_spam && (
            <>
              <Menu.Item leftSection={<IconMailOff {...icon} />} onClick={() => putAside('spam')}>
                {t('aside.spam')}
              </Menu.Item>
              <Menu.Item leftSection={<IconBan {...icon} />} onClick={() => putAside('block')}>
                {t('aside.block')}
              </Menu.Item>
            </>
          )}
          {mayGo && (
            <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => putAside('delete')}>
              {t('aside.delete')}
            </Menu.Item>
          )}
          {ticket.deleted_at && (
            <Menu.Item leftSection={<IconRestore {...icon} />} onClick={() => takeBack('restore')}>
              {t('aside.restore')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {splitting && <SplitDialog onClose={() => setSplitting(false)} />}
      {shown && (
        <Dialog title={t('ticket.linkTitle')} onClose={() => setShown(null)}>
          <TextField
            label={t('ticket.linkTitle')}
            hint={t('ticket.linkMeans')}
            readOnly
            value={shown}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Actions>
            <CopyButton text={shown} />
          </Actions>
        </Dialog>
      )}
    </>
  );
}

/** Over plain HTTP a browser has no clipboard: the link is then shown instead. */
async function copy(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}
