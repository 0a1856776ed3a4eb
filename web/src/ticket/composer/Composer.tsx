import { IconCloudCheck } from '@tabler/icons-react';
import { type KeyboardEvent, useRef, useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import type { Message, Status } from '@/api/types';
import { useKeys } from '@/shell/keys';
import { useTicket } from '../context';
import { Attached } from './Attached';
import { ClosedLine } from './ClosedLine';
import { CollisionBar } from './CollisionBar';
import styles from './Composer.module.css';
import { KindSwitch } from './KindSwitch';
import { apply, link, list, wrap } from './markdown';
import { NotSent } from './NotSent';
import { SendButton } from './SendButton';
import { type Format, Toolbar } from './Toolbar';
import { useCollision } from './useCollision';
import { isEmpty, type Kind, useDraft } from './useDraft';
import { useDocked } from './useDocked';
import { useDrop } from './useDrop';
import { useGrowing } from './useGrowing';
import { useSend } from './useSend';
import { useTellTyping } from './useTellTyping';
import { useUploads } from './useUploads';

export function Composer({ messages }: { messages: Message[] }) {
  return useTicket().locked ? <ClosedLine /> : <OpenComposer messages={messages} />;
}

function OpenComposer({ messages }: { messages: Message[] }) {
  const { t } = useTranslation();
  const { requester } = useTicket().ticket;
  const { draft, kept, write, attempt, clear } = useDraft(useTicket().ticket.id, messages.at(-1)?.id);
  const files = useRef(draft.files);
  files.current = draft.files;
  const uploads = useUploads((file) => write({ files: [...files.current, file] }));
  const dropping = useDrop(uploads.add);
  const clash = useCollision(draft, messages);
  const { send, sending, fault, forget } = useSend(draft, attempt, clear);
  const area = useRef<HTMLTextAreaElement>(null);
  const [within, setWithin] = useState(false);
  const box = useDocked<HTMLFormElement>();
  useGrowing(area, draft.text);
  useTellTyping(useTicket().ticket.id, draft.text);

  const begin = (kind: Kind) => {
    write({ kind });
    area.current?.focus();
  };
  useKeys({ r: () => begin('public_reply'), n: () => begin('internal_note') });

  const trySend = (then?: Status) => {
    if (isEmpty(draft) || uploads.busy || sending) return;
    if (clash.collision) clash.hold();
    else send(then);
  };
  const format = (what: Format) => {
    const text = area.current;
    if (!text) return;
    const { value, selectionStart: start, selectionEnd: end } = text;
    if (what === 'bold') apply(text, wrap(value, start, end, '**'));
    else if (what === 'italic') apply(text, wrap(value, start, end, '_'));
    else if (what === 'list') apply(text, list(value, start, end));
    else apply(text, link(value, start, end, t('composer.linkText')));
  };
  const onKeyDown = (press: KeyboardEvent) => {
    const control = press.ctrlKey || press.metaKey;
    if (control && press.key === 'Enter') trySend();
    else if (control && press.key === 'b') format('bold');
    else if (control && press.key === 'i') format('italic');
    else if (press.key === 'Escape') area.current?.blur();
    else return;
    press.preventDefault();
    press.stopPropagation();
  };

  const note = draft.kind === 'internal_note';
  const name = requester.name || requester.email;
  return (
    <form
      ref={box}
      className={styles.composer}
      aria-label={t('composer.label')}
      data-kind={draft.kind}
      data-open={within || !isEmpty(draft) || uploads.uploads.length > 0 || fault !== null || undefined}
      onSubmit={(event) => event.preventDefault()}
      onFocus={() => setWithin(true)}
      onBlur={({ currentTarget, relatedTarget }) => setWithin(currentTarget.contains(relatedTarget))}
    >
      {clash.collision && (
        <CollisionBar
          reply={clash.collision}
          held={clash.held}
          onRead={() => {
            show(clash.collision?.id);
            clash.settle();
          }}
          onSend={() => {
            clash.settle();
            send();
          }}
        />
      )}
      {fault && <NotSent kind={draft.kind} fault={fault} onDismiss={forget} />}
      <div className={styles.head}>
        <KindSwitch kind={draft.kind} onKind={begin} />
        <p className={styles.where}>
          {note ? t('composer.onlyTeam') : <Trans i18nKey="composer.to" values={{ name }} components={{ b: <b /> }} />}
        </p>
      </div>
      <textarea
        ref={area}
        rows={1}
        className={styles.text}
        aria-label={t(note ? 'composer.note' : 'composer.reply')}
        placeholder={t(note ? 'composer.noteHint' : 'composer.replyHint', { name })}
        value={draft.text}
        onChange={(typed) => write({ text: typed.currentTarget.value })}
        onKeyDown={onKeyDown}
        onPaste={(paste) => {
          if (paste.clipboardData.files.length === 0) return;
          paste.preventDefault();
          uploads.add([...paste.clipboardData.files]);
        }}
      />
      <Attached
        files={draft.files}
        uploads={uploads.uploads}
        onRemove={({ id }) => write({ files: draft.files.filter((file) => file.id !== id) })}
        onStop={({ key }) => uploads.remove(key)}
      />
      <div className={styles.foot}>
        <Toolbar onFormat={format} onFiles={uploads.add} />
        <span className={styles.kept} aria-live="polite">
          {kept && (
            <>
              <IconCloudCheck size={15} stroke={1.7} aria-hidden />
              {t('composer.kept')}
            </>
          )}
        </span>
        <SendButton kind={draft.kind} busy={sending} disabled={isEmpty(draft) || uploads.busy} onSend={trySend} />
      </div>
      {dropping && <div className={styles.drop}>{t('composer.drop')}</div>}
    </form>
  );
}

function show(id: string | undefined): void {
  const message = document.getElementById(`message-${id}`);
  message?.scrollIntoView({ block: 'nearest' });
  message?.focus();
}
