import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from './client';
import { ApiProblem } from './problem';
import { knownToken } from './token';
import type { Import, ImportChange, ImportKind, ImportPreview, Page } from './types';

const keys = {
  all: ['imports'] as const,
  list: ['imports', 'list'] as const,
  one: (id: string) => ['imports', 'one', id] as const,
  preview: (id: string, settings: string) => ['imports', 'preview', id, settings] as const,
};

export const isAtWork = ({ state }: Import) => state === 'checking' || state === 'running';

/** Newest first; while one is at work they are asked for again each second. */
export function useImports() {
  return useInfiniteQuery({
    queryKey: keys.list,
    queryFn: ({ signal, pageParam }) => call<Page<Import>>('GET', '/imports', { query: { after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    select: ({ pages }) => pages.flatMap((page) => page.data),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.pages.some((page) => page.data.some(isAtWork)) ? 1_000 : false),
  });
}

export function useImport(id: string) {
  return useQuery({
    queryKey: keys.one(id),
    queryFn: ({ signal }) => call<Import>('GET', `/imports/${id}`, { signal }),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && isAtWork(state.data) ? 700 : false),
  });
}

/** What the file's first rows become as it is set now; read again when a setting changes. */
export function usePreview({ id, kind, source, columns, delimiter, encoding, tag, spread_days }: Import, wanted: boolean) {
  const settings = JSON.stringify([kind, source, columns, delimiter, encoding, tag, spread_days]);
  return useQuery({
    queryKey: keys.preview(id, settings),
    queryFn: ({ signal }) => call<ImportPreview>('GET', `/imports/${id}/preview`, { signal }),
    enabled: wanted,
    placeholderData: (before) => before,
  });
}

export function useChangeImport(id: string) {
  return useImportWrite((change: ImportChange) => call<Import>('PATCH', `/imports/${id}`, { body: change }));
}

export function useImportAct(id: string, act: 'check' | 'start' | 'cancel') {
  return useImportWrite(() => call<Import>('POST', `/imports/${id}/${act}`));
}

export function useDeleteImport() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => call<void>('DELETE', `/imports/${id}`),
    onSettled: () => cache.invalidateQueries({ queryKey: keys.list }),
  });
}

function useImportWrite<Sent>(mutationFn: (sent: Sent) => Promise<Import>) {
  const cache = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: (now) => {
      cache.setQueryData(keys.one(now.id), now);
      void cache.invalidateQueries({ queryKey: keys.list });
    },
  });
}

type Upload = { file: File; kind: ImportKind; tag: string };

/** By XMLHttpRequest, because `fetch` tells no progress. */
export function uploadImport({ file, kind, tag }: Upload, onProgress: (part: number) => void, signal: AbortSignal): Promise<Import> {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    form.append('kind', kind);
    form.append('tag', tag);
    form.append('file', file, file.name);
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/imports');
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('X-CSRF-Token', knownToken());
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(ApiProblem.unreachable());
    request.onload = () => {
      const body = parse(request.responseText);
      if (request.status === 201) resolve(body as Import);
      else reject(new ApiProblem({ title: request.statusText, ...body, status: request.status }));
    };
    signal.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}

export function rejectsAddress(id: string): string {
  return `/api/v1/imports/${id}/rejects`;
}

function parse(text: string): object {
  try {
    return JSON.parse(text) as object;
  } catch {
    return {};
  }
}
