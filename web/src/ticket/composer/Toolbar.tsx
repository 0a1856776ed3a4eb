import { IconBold, IconItalic, IconLink, IconList, IconPaperclip } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '@/kit/controls/IconButton';
import styles from './Composer.module.css';

export type Format = 'bold' | 'italic' | 'link' | 'list';

const formats = [
  ['bold', IconBold, 'Ctrl B'],
  ['italic', IconItalic, 'Ctrl I'],
  ['link', IconLink, undefined],
  ['list', IconList, undefined],
] as const;

type ToolbarProps = { onFormat: (format: Format) => void; onFiles: (files: Iterable<File>) => void };

export function Toolbar({ onFormat, onFiles }: ToolbarProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.tools}>
      {formats.map(([format, Icon, keys]) => (
        <IconButton
          key={format}
          className={styles.format}
          label={t(`composer.${format}`)}
          keys={keys}
          // The focus stays in the text.
          onMouseDown={(press) => press.preventDefault()}
          onClick={() => onFormat(format)}
        >
          <Icon />
        </IconButton>
      ))}
      <i className={styles.rule} />
      <IconButton label={t('composer.attach')} onClick={() => input.current?.click()}>
        <IconPaperclip />
      </IconButton>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        data-testid="files"
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // The same file may be chosen again after it was removed.
          currentTarget.value = '';
        }}
      />
    </div>
  );
}
