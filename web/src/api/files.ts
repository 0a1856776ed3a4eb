import { knownToken } from './token';
import { ApiProblem } from './problem';
import type { FileRef } from './types';

/** Uploads one file. By XMLHttpRequest, because `fetch` tells no progress. */
export function uploadFile(file: File, onProgress: (part: number) => void, signal: AbortSignal): Promise<FileRef> {
  return new Promise((resolve, reject) => {
    const form = new FormData();
    form.append('file', file, file.name);
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/files/upload');
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('X-CSRF-Token', knownToken());
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(ApiProblem.unreachable());
    request.onload = () => {
      const body = parse(request.responseText);
      const stored = body.data?.[0];
      if (request.status === 201 && stored) resolve(stored);
      else reject(new ApiProblem({ title: request.statusText, ...body, status: request.status }));
    };
    signal.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}

export function downloadAddress(file: { id: string }): string {
  return `/api/v1/files/${file.id}/download`;
}

function parse(text: string): { data?: FileRef[] } {
  try {
    return JSON.parse(text) as { data?: FileRef[] };
  } catch {
    return {};
  }
}
