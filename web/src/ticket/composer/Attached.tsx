import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FileRef } from '@/api/types';
import { FileIcon, sizeOf } from '../fileLook';
import styles from './Attached.module.css';
import type { Upload } from './useUploads';

type AttachedProps = {
  files: FileRef[];
  uploads: Upload[];
  onRemove: (file: FileRef) => void;
  onStop: (upload: Upload) => void;
};

/** What goes along, and what is on its way up. */
export function Attached({ files, uploads, onRemove, onStop }: AttachedProps) {
  const { t } = useTranslation();
  if (files.length + uploads.length === 0) return null;
  return (
    <ul className={styles.files}>
      {files.map((file) => (
        <Tile key={file.id} file={file} below={sizeOf(file.size)} onRemove={() => onRemove(file)} />
      ))}
      {uploads.map((upload) => (
        <Tile
          key={upload.key}
          file={upload}
          part={upload.fault ? undefined : upload.part}
          fault={upload.fault}
          below={upload.fault ?? t('composer.uploading', { percent: Math.round(upload.part * 100) })}
          onRemove={() => onStop(upload)}
        />
      ))}
    </ul>
  );
}

type TileProps = {
  file: { name: string; type: string };
  below: string;
  part?: number;
  fault?: string;
  onRemove: () => void;
};

function Tile({ file, below, part, fault, onRemove }: TileProps) {
  const { t } = useTranslation();
  return (
    <li className={styles.tile} role={fault ? 'alert' : undefined} data-fault={fault ? true : undefined}>
      <FileIcon type={file.type} />
      <span className={styles.name}>
        <strong title={file.name}>{file.name}</strong>
        <span>{below}</span>
      </span>
      <button type="button" className={styles.remove} aria-label={t('composer.remove', { name: file.name })} onClick={onRemove}>
        <IconX size={14} stroke={1.8} />
      </button>
      {part !== undefined && <progress value={part} aria-label={file.name} />}
    </li>
  );
}
