import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const server = process.env.PARLEY_DEV_SERVER ?? 'http://127.0.0.1:5080';
const proxied = Object.fromEntries(
  ['/api', '/sign-in', '/openapi', '/help'].map((path) => [path, { target: server }]),
);

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  // New enough for light-dark(), which the token file is built on.
  // The content policy allows no data: addresses for fonts, so nothing is inlined.
  build: {
    assetsInlineLimit: 0,
    target: ['chrome125', 'firefox125', 'safari17.5'],
    rollupOptions: { input: ['index.html', 'docs/index.html'] },
  },
  server: { port: 5173, proxy: { ...proxied, '/hubs': { target: server, ws: true } } },
  preview: { port: 4173, proxy: { ...proxied, '/hubs': { target: server, ws: true } } },
  test: {
    environment: 'jsdom',
    setupFiles: './src/testing/setup.ts',
    include: ['src/**/*.test.{ts,tsx}'],
  },
});
