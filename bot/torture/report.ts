/** A campaign in plain words: what was done, and what of it was lost. */
import { FAULTS } from './oracle.js';
import { part, type Tally } from './tally.js';

const WHAT: Record<Tally['what'], string> = {
  engine: 'The small server: the file store and the handler, messages over a pipe, no pages',
  page: 'The whole server, as npm start starts it: forms over HTTP',
};
/** Faults told at length; of more, only how many. */
const MOST = 20;
/** Ready again, of 95 in a hundred starts (trust R1), in milliseconds. */
const READY_WITHIN = 2000;

const number = (count: number) => count.toLocaleString('en-GB');
const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;

export function report(tallies: readonly Tally[], seed: number): string {
  const findings = tallies.flatMap((tally) => tally.findings);
  return [
    ...tallies.flatMap(linesOf),
    findings.length === 0
      ? `Nothing was lost, doubled, reset or unreadable. (Seed ${seed}.)`
      : `It broke. Seed ${seed}:`,
    ...findings.slice(0, MOST).map(({ fault, what }) => `  - ${fault}: ${what}`),
    ...(findings.length > MOST ? [`  … and ${findings.length - MOST} more`] : []),
    '',
  ].join('\n');
}

function linesOf(tally: Tally): string[] {
  const {
    what,
    kills,
    early,
    stops,
    slowestStop,
    turns,
    conversations,
    erased,
    looked,
    owed,
    interrupted,
    unwaited,
    danger,
    counts,
  } = tally;
  const faults = FAULTS.map((fault) => [fault, tally.findings.filter((each) => each.fault === fault).length]);
  const p95 = part(tally.ready, 0.95);
  const late =
    what === 'engine' && p95 > READY_WITHIN ? ' (more than the 2 s it should be, on this machine now)' : '';
  return [
    WHAT[what],
    `  killed ${number(kills)} times (${early} while it started), asked to stop ${stops} times (the slowest took ${seconds(slowestStop)})`,
    `  ${number(turns)} turns told to be kept, in ${number(conversations)} conversations; ${erased} erased`,
    `  sent again ${counts.resent}, once more later ${counts.repeated}, twice at once ${counts.twice}, hung up on ${counts.hungUp}`,
    `  ready again: half within ${seconds(part(tally.ready, 0.5))}, 95 in 100 within ${seconds(p95)}${late}`,
    `  looked at ${number(looked)} records after starts and at all of them at the end; ${owed} things owed to staff, ${danger} of them of danger, ${interrupted} sendings said to be cut short by a kill; ${unwaited} in danger shown help before the store was ready`,
    ...(tally.told > 0
      ? [
          `  ${number(tally.told)} e-mails came to staff, though the mail server failed ${number(tally.failed)} times; danger was told within ${seconds(tally.slowestAlert)} in which there was a server, and to the second address when nobody had said that they saw it`,
        ]
      : []),
    `  ${faults.map(([fault, count]) => `${fault} ${count}`).join(', ')}`,
    '',
  ];
}
