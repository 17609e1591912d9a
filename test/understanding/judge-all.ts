/** `npm run -s judge`: judges expressions that are new, or with --anew all of them, and writes down which are safe. */
import { judgeAll } from './safe-expressions.js';

const wrong = await judgeAll({ anew: process.argv.includes('--anew') });
for (const each of wrong) console.error(each);
process.exitCode = wrong.length === 0 ? 0 : 1;
