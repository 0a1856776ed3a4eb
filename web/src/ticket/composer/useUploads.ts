import { useEffect, useRef, useState } from 'react';
import { uploadFile } from '@/api/files';
import type { FileRef } from '@/api/types';
import { reasonOf } from '../reason';

export type Upload = { key: number; name: string; type: string; size: number; part: number; fault?: string };

let count = 0;

/** Files on their way up; one that has arrived becomes part of the draft. */
export function useUploads(onStored: (file: FileRef) => void) {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const stops = useRef(new Map<number, AbortController>());
  useEffect(() => {
    const running = stops.current;
    return () => running.forEach((stop) => stop.abort());
  }, []);

  const change = (key: number, changes: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...changes } : one)));
  const drop = (key: number) => setUploads((all) => all.filter((one) => one.key !== key));

  const add = (files: Iterable<File>) => {
    for (const file of files) {
      const key = ++count;
      const stop = new AbortController();
      stops.current.set(key, stop);
      setUploads((all) => [...all, { key, name: file.name, type: file.type, size: file.size, part: 0 }]);
      uploadFile(file, (part) => change(key, { part }), stop.signal).then(
        (stored) => {
          drop(key);
          onStored(stored);
        },
        (fault: unknown) => change(key, { fault: reasonOf(fault) }),
      );
    }
  };
  const remove = (key: number) => {
    stops.current.get(key)?.abort();
    drop(key);
  };

  return { uploads, add, remove, busy: uploads.some((one) => !one.fault) };
}
