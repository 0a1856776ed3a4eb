import { randomBytes } from 'node:crypto';

/** Files as a form sends them; the border is another one each time. */
export function multipart(files) {
  const border = `----kill${randomBytes(12).toString('hex')}`;
  const parts = files.flatMap(({ name, bytes }) => [
    Buffer.from(`--${border}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`),
    bytes,
    Buffer.from('\r\n'),
  ]);
  return { raw: Buffer.concat([...parts, Buffer.from(`--${border}--\r\n`)]), type: `multipart/form-data; boundary=${border}` };
}
