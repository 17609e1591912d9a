/** Try. */
import { mkdtempSync } from 'node:fs';
import { readContent } from '../../adapters/content-files.js';
import { torture } from './torture.js';
const content = readContent('content');
const [e, t, p, pt, late] = process.argv.slice(2).map(Number);
const folder = mkdtempSync('/tmp/torture-');
const t0 = performance.now();
const r = await torture({
  folder,
  content,
  seed: 1,
  engine: { kills: e!, turns: t! },
  page: { kills: p!, turns: pt! },
  ...(late ? { late } : {}),
  progress: (x) =>
    console.error(
      ((performance.now() - t0) / 1000).toFixed(1),
      x.what,
      x.kills,
      x.stops,
      x.turns,
      x.ready.at(-1)?.toFixed(0),
      x.findings.length,
    ),
});
for (const each of r)
  console.log(JSON.stringify({ ...each, findings: each.findings.slice(0, 12), ready: undefined }, null, 1));
console.log(folder, process.cpuUsage());
