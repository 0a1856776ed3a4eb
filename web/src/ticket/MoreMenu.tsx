import { Menu } from '@mantine/core';
import { IconDots, IconLink } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { makeCustomerLink } from '@/api/ticketWrites';
import { CopyButton } from '@/kit/controls/CopyButton';
import { TextField } from '@/kit/controls/Field';
import { IconButton } from '@/kit/controls/IconButton';
import { Actions, Dialog } from '@/kit/Dialog';
import { notify } from '@/kit/notify';
import { inside } from './ChoiceMenu';
import { useTicket } from './context';
import { reasonOf } from './reason';

export function MoreMenu() {
  const { t } = useTranslation();
  const { ticket } = useTicket();
  const [shown, setShown] = useState<string | null>(null);
  const link = useMutation({
    mutationFn: () => makeCustomerLink(ticket.id),
    onSuccess: ({ url }) => copy(url).then(() => notify(t('ticket.linkCopied')), () => setShown(url)),
    onError: (fault) => notify(`${t('ticket.linkRefused')} ${reasonOf(fault)}`, { tone: 'refused' }),
  });

  return (
    <>
      <Menu position="bottom-end" width={232} {...inside}>
        <Menu.Target>
          <IconButton label={t('ticket.more')}>
            <IconDots />
          </IconButton>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconLink size={16} stroke={1.7} />} onClick={() => link.mutate()}>
            {t('ticket.copyLink')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
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
