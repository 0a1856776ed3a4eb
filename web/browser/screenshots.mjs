// Node 20 reads no TypeScript, Vite does.
import { runnerImport } from 'vite';

const { module } = await runnerImport(new URL('./screenshots.ts', import.meta.url).pathname);
await module.takeAll(process.argv.slice(2));
