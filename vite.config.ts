import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The screens: built from src/web into dist/web, for browsers as old as Chrome 90. */
export default defineConfig({
  root: 'src/web',
  base: '/',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'chrome90',
    cssTarget: 'chrome90',
    manifest: true,
    // The polyfill would be an inline script, which our content security policy refuses.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8686', '/public': 'http://127.0.0.1:8686' } },
});
