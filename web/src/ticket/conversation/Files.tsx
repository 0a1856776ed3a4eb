import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { downloadAddress } from '@/api/files';
import type { FileRef } from '@/api/types';
import { FileIcon, sizeOf } from '../fileLook';
import styles from './Files.module.css';

export function Files({ files }: { files: FileRef[] }) {
  const { t } = useTranslation();
  if (files.length === 0) return null;
  return (
    <ul className={styles.files}>
      {files.map((file) => (
        <li key={file.id}>
          <a
            href={downloadAddress(file)}
            download={file.name}
            className={styles.file}
          >
            <span className="said">{t('talk.download')} </span>
            <span className={styles.picture}>
              <FileIcon type={file.type} />
              <IconDownload size={18} stroke={1.7} aria-hidden className={styles.download} />
            </span>
            <span className={styles.name}>
              <strong title={file.name}>{file.name}</strong>
              <span>{sizeOf(file.size)}</span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
