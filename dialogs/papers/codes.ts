/** Codes for the record, suggested with how certain they are: the program files none (standards 3.4). */
import { valueOf } from '../ground.js';
import { contextAt } from '../position.js';
import { saying } from '../translated.js';
import type { Code, Paper } from './rules.js';
import type { Written } from './standing.js';

/** Of high certainty only, unless somebody asks for all of them. */
export function suggestedCodes(written: Written, all = false): readonly Code[] {
  const { list } = written.guide.papers.codes;
  const holds = happened(written);
  return list.filter(({ when, certainty }) => (all || certainty === 'high') && holds[when]);
}

export function codesPaper(written: Written, all = false): Paper {
  const { codes } = written.guide.papers;
  const found = suggestedCodes(written, all);
  const say = saying(written.language);
  if (found.length === 0) return { which: 'codes', withheld: 'no-codes' };
  return {
    which: 'codes',
    heading: say(codes.heading),
    parts: found.map(({ code, term, certainty, rule }) => ({
      heading: `${code} ${term}`,
      lines: [`${certainty}: ${say(rule)}`],
    })),
    foot: say(codes.foot),
  };
}

/** The cues by which a clinician noticed few contacts; alone they say nothing about a person. */
const FEW_CONTACTS: readonly string[] = ['rarely-out', 'paid-or-online-only'];

function happened(written: Written): Record<Code['when'], boolean> {
  const { position, conversation, guide, route } = written;
  const context = contextAt(position);
  const company = route.facts.needs.includes('company');
  const noticed = valueOf(context, guide.compiled, 'cues').some((cue) => FEW_CONTACTS.includes(cue));
  const moves = written.plan?.agreed.some(({ because }) =>
    because.some((reason) => (reason.kind === 'need' || reason.kind === 'also') && reason.need === 'moving'),
  );
  return {
    accepted: route.decided?.route === 'link-worker' && !acceptedBefore(written),
    declined: route.facts.saidNo,
    offered:
      conversation.round === 1 && route.suggested.route === 'link-worker' && route.decided === undefined,
    isolated: company && noticed,
    company,
    moving: moves === true,
  };
}

/** The code is for the first time in an episode, not for what goes on. */
const acceptedBefore = ({ conversation: { entries, round } }: Written) =>
  entries.some(
    (entry) =>
      entry.round < round &&
      entry.status === 'answered' &&
      ['route', 'how-to-go'].includes(entry.question) &&
      entry.value.includes('link-worker'),
  );
