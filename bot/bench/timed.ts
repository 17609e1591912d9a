/** Takes the time of many calls, one by one, and says how long the middle one and the slowest took. */
import { busy } from './computing.js';

/** Milliseconds of computing; and as somebody waits for it, with all else that the machine does meanwhile. */
export type Quantiles = {
  what: string;
  services: number;
  computed: Spread;
  waited: Spread;
};
export type Spread = { p50: number; p99: number; worst: number };
/** All of it is done once before it is measured, as by a server that has been answering for a while. */
export function timed<T>(
  what: string,
  services: number,
  inputs: readonly T[],
  run: (input: T) => unknown,
  warm = 1,
): Quantiles {
  for (let at = 0; at < warm; at++) for (const input of inputs) run(input);
  const [computed, waited]: [number[], number[]] = [[], []];
  for (const input of inputs) {
    const [began, at] = [busy(), performance.now()];
    run(input);
    waited.push(performance.now() - at);
    computed.push(busy() - began);
  }
  return { what, services, computed: spreadOf(computed), waited: spreadOf(waited) };
}

function spreadOf(took: number[]): Spread {
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), worst: took.at(-1) ?? 0 };
}
