import { IconChevronDown, IconLock, IconSend2 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Status } from '@/api/types';
import { Button } from '@/kit/controls/Button';
import { StatusGlyph } from '@/kit/glyphs/StatusGlyph';
import { ChoiceMenu } from '../ChoiceMenu';
import { useTicket } from '../context';
import bar from '../TopBar.module.css';
import { useWays } from '../transitions';
import type { Kind } from './useDraft';

type SendButtonProps = { kind: Kind; busy: boolean; disabled: boolean; onSend: (then?: Status) => void };

const sentWith: Status[] = ['pending', 'resolved', 'open'];

export function SendButton({ kind, busy, disabled, onSend }: SendButtonProps) {
  const { t } = useTranslation();
  const { status } = useTicket().ticket;
  // What the answer itself brings is no hindrance.
  const ways = useWays().filter((way) => way.status !== status && !way.named && way.reasons.every(({ code }) => code === 'needs_first_response'));
  const choices = sentWith.filter((way) => ways.some((one) => one.status === way));
  if (kind === 'internal_note') {
    return (
      <Button kind="solid" tone="note" icon={<IconLock aria-hidden />} keys="Ctrl ⏎" busy={busy} disabled={disabled} onClick={() => onSend()}>
        {t('composer.addNote')}
      </Button>
    );
  }
  return (
    <div className={bar.split} data-kind="solid">
      <Button kind="solid" icon={<IconSend2 aria-hidden />} keys="Ctrl ⏎" busy={busy} disabled={disabled} onClick={() => onSend()}>
        {t('composer.send')}
      </Button>
      <ChoiceMenu
        atEnd
        choices={choices.map((way) => ({
          value: way,
          label: t('composer.sendAnd', { status: t(`status.${way}`) }),
          glyph: <StatusGlyph status={way} />,
        }))}
        onPick={onSend}
      >
        <Button kind="solid" icon={<IconChevronDown aria-hidden />} disabled={disabled || busy} title={t('composer.sendOther')}>
          <span className="said">{t('composer.sendOther')}</span>
        </Button>
      </ChoiceMenu>
    </div>
  );
}
