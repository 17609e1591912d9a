/** How our own programs are run in processes of their own: as `npm start` runs, bundled where that is possible. */
import { fileURLToPath } from 'node:url';

/** The program that runs programs; the first argument is one of those that bot/bundling.ts names. */
export const RUN = fileURLToPath(new URL('./run.mjs', import.meta.url));
