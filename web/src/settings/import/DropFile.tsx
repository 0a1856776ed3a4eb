import { IconFileUpload } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type DragEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { uploadImport } from '@/api/imports';
import { Button } from '@/kit/controls/Button';
import { notify } from '@/kit/notify';
import { Refusal } from '@/kit/Refusal';
import { Bar } from './Bar';
import styles from './dropFile.module.css';
import { kindOf, tagOf } from './words';

type Upload = { name: string; part: number; stop: () => void };

/** Takes a file and goes to its page once it is up. */
export function DropFile() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [upload, setUpload] = useState<Upload | null>(null);
  const [fault, setFault] = useState<Error | null>(null);

  const take = async (files: FileList | null) => {
    const [file, more] = files ?? [];
    if (!file || upload) return;
    if (more) return notify(t('import.oneFile'), { tone: 'refused' });
    const stop = new AbortController();
    const show = (part: number) => setUpload({ name: file.name, part, stop: () => stop.abort() });
    show(0);
    setFault(null);
    stop.signal.addEventListener('abort', () => setUpload(null));
    try {
      const made = await uploadImport({ file, kind: kindOf(file.name), tag: tagOf(file.name) }, show, stop.signal);
      await navigate({ to: '/settings/import/$import', params: { import: made.id } });
    } catch (thrown) {
      setFault(thrown as Error);
    }
    setUpload(null);
  };

  const dragging = (event: DragEvent, inside: boolean) => {
    event.preventDefault();
    setOver(inside);
  };
  return (
    <section
      className={styles.drop}
      data-over={over || undefined}
      aria-label={t('import.choose')}
      onDragOver={(event) => dragging(event, true)}
      onDragLeave={(event) => dragging(event, false)}
      onDrop={(event) => {
        dragging(event, false);
        void take(event.dataTransfer.files);
      }}
    >
      {upload ? (
        <div className={styles.uploading}>
          <p>{t('import.uploading', { name: upload.name })}</p>
          <Bar label={t('import.uploading', { name: upload.name })} part={upload.part} />
          <Button size="small" onClick={upload.stop}>
            {t('import.uploadStop')}
          </Button>
        </div>
      ) : (
        <>
          <IconFileUpload size={28} stroke={1.5} aria-hidden />
          <p className={styles.invite}>
            <span>{t('import.drop')} </span>
            <Button kind="solid" onClick={() => input.current?.click()}>
              {t('import.choose')}
            </Button>
          </p>
          <p className={styles.hint}>{t('import.dropHint')}</p>
        </>
      )}
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t('import.choose')}
        accept=".csv,.tsv,.txt,.jsonl,.ndjson,.json,.gz"
        onChange={(event) => {
          void take(event.target.files);
          event.target.value = '';
        }}
      />
      <Refusal title={t('import.uploadRefused')} fault={fault} fields={[]} />
    </section>
  );
}
