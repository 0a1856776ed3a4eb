import {
  IconFile,
  IconFileSpreadsheet,
  IconFileText,
  IconFileTypePdf,
  IconFileZip,
  IconMovie,
  IconMusic,
  IconPhoto,
} from '@tabler/icons-react';
import i18next from 'i18next';

const looks = [
  [/^image\//, IconPhoto],
  [/pdf/, IconFileTypePdf],
  [/zip|compressed|tar|7z/, IconFileZip],
  [/csv|excel|spreadsheet/, IconFileSpreadsheet],
  [/^audio\//, IconMusic],
  [/^video\//, IconMovie],
  [/^text\/|word|document|rtf/, IconFileText],
] as const;

export function FileIcon({ type }: { type: string }) {
  const Icon = looks.find(([pattern]) => pattern.test(type))?.[1] ?? IconFile;
  return <Icon size={20} stroke={1.6} aria-hidden />;
}

/** "212 kB", "1.8 MB" */
export function sizeOf(bytes: number): string {
  const [value, unit] = bytes < 1e6 ? [Math.ceil(bytes / 1e3), 'kilobyte'] : [bytes / 1e6, 'megabyte'];
  return new Intl.NumberFormat(i18next.language, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
}
