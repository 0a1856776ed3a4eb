import { Menu } from '@mantine/core';
import { IconArrowsSplit, IconBan, IconDots, IconLink, IconMailOff, IconRestore, IconStairsUp, IconThumbUp, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { makeRatingLink } from '@/api/rating';
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
import { EscalateDialog } from './escalation/EscalateDialog';
import { reasonOf } from './reason';

const icon = { size: 16, stroke: 1.7 };
/** Each with where its words are. */
const links = {
  ticket: { make: makeCustomerLink, words: 'ticket' },
  rating: { make: makeRatingLink, words: 'rating' },
} as const;
type LinkKind = keyof typeof links;

export function MoreMenu() {
  const { t } = useTranslation();
  const { ticket, locked } = useTicket();
  const { putAside, takeBack } = useAside();
  const [shown, setShown] = useState<{ kind: LinkKind; url: string } | null>(null);
  const [splitting, setSplitting] = useState(false);
  const [escalating, setEscalating] = useState(false);
  const link = useMutation({
    mutationFn: (kind: LinkKind) => links[kind].make(ticket.id),
    onSuccess: ({ url }, kind) => copy(url).then(() => notify(t(`${links[kind].words}.linkCopied`)), () => setShown({ kind, url })),
    onError: (fault) => notify(`${t('ticket.linkRefused')} ${reasonOf(fault)}`, { tone: 'refused' }),
  });
  const mayRate = !ticket.merged_into && !ticket.deleted_at && (ticket.status === 'resolved' || ticket.status === 'closed');
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
          <Menu.Item leftSection={<IconLink {...icon} />} onClick={() => link.mutate('ticket')}>
            {t('ticket.copyLink')}
          </Menu.Item>
          {mayRate && (
            <Menu.Item leftSection={<IconThumbUp {...icon} />} onClick={() => link.mutate('rating')}>
              {t('rating.copyLink')}
            </Menu.Item>
          )}
          {!locked && (
            <Menu.Item leftSection={<IconStairsUp {...icon} />} onClick={() => setEscalating(true)}>
              {t('escalation.open')}
            </Menu.Item>
          )}
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
      {escalating && <EscalateDialog onClose={() => setEscalating(false)} />}
      {splitting && <SplitDialog onClose={() => setSplitting(false)} />}
      {shown && (
        <Dialog title={t(`${links[shown.kind].words}.linkTitle`)} onClose={() => setShown(null)}>
          <TextField
            label={t(`${links[shown.kind].words}.linkTitle`)}
            hint={t(`${links[shown.kind].words}.linkMeans`)}
            readOnly
            value={shown.url}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Actions>
            <CopyButton text={shown.url} />
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
