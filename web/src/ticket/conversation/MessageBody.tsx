import { memo, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cleanBody } from './clean';
import styles from './MessageBody.module.css';

export const MessageBody = memo(function MessageBody({ html }: { html: string }) {
  const { t } = useTranslation();
  const body = useMemo(() => cleanBody(html), [html]);
  const [open, setOpen] = useState(false);
  const folds = body.quotedLines > 0;
  return (
    <>
      <div
        className={styles.body}
        data-folded={(folds && !open) || undefined}
        dangerouslySetInnerHTML={{ __html: body.html }}
      />
      {folds && (
        <button type="button" className={styles.quoted} aria-expanded={open} onClick={() => setOpen(!open)}>
          <i aria-hidden>•••</i>
          {open ? t('talk.hideQuoted') : t('talk.quoted', { count: body.quotedLines })}
        </button>
      )}
    </>
  );
});
