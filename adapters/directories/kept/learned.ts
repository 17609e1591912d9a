/** Writes down beside a service what somebody learned by ringing it, in the fields that the next person is shown. */
import type { Learned } from '../../../dialogs/effects.js';
import { costInWords } from '../mending/costs.js';
import { learn, overlayOf, type Added } from './overlay.js';

type Said = Learned['said'][number];

/** The fields each answer fills: what is taken back takes them all away. */
const FIELDS: Record<Said['of'], readonly (keyof Added)[]> = {
  start: ['how_to_start'],
  asks: ['what_they_ask'],
  meets: ['what_happens_first'],
  cost: ['cost'],
  quiet: ['quiet_times', 'quiet_when'],
  someone: ['can_bring_someone'],
  support: ['support_given'],
  risk: ['risk_check'],
  waiting: ['waiting'],
};

/** Durable once it is done, and the same when it is done twice. */
export async function keepLearned(data: string, { service, who, at, said }: Learned): Promise<void> {
  const filled = said.reduce<Added>((all, each) => ({ ...all, ...fieldsFrom(each) }), {});
  const taken = said.flatMap(({ of }) => FIELDS[of]).filter((field) => filled[field] === undefined);
  const tips = await tipsWith(data, service, said);
  const isSomething = Object.keys(filled).length > 0 || tips !== undefined;
  const added: Added = {
    ...filled,
    ...(tips === undefined ? {} : { tips }),
    // They were asked: that is what a check is.
    ...(isSomething ? { checked_on: at.slice(0, 10), checked_by: who } : {}),
  };
  await learn(data, service, { added, taken }, who, at);
}

function fieldsFrom({ of, value, words }: Said): Added {
  if (of === 'someone') return value.length === 0 ? {} : { can_bring_someone: value.includes('someone-yes') };
  if (of === 'risk') return value.length === 0 ? {} : { risk_check: value.includes('risk-needed') };
  if (words === undefined) return {};
  switch (of) {
    case 'start':
      return { how_to_start: words };
    case 'asks':
      return { what_they_ask: listIn(words) };
    case 'meets':
      return { what_happens_first: words };
    case 'cost':
      return costFrom(words);
    case 'quiet':
      return NEVER.test(words) ? { quiet_times: false } : { quiet_times: true, quiet_when: words };
    case 'support':
      return { support_given: words };
    case 'waiting':
      return { waiting: words };
  }
}

const NEVER = /^\W*(?:no|none|never|not really|nothing)\W*$/i;

/** "What is your name; how did you hear of us" */
const listIn = (words: string) =>
  words
    .split(/[;\n]/)
    .map((each) => each.trim())
    .filter(Boolean);

/** A bare figure is pounds: the question asks for them. */
function costFrom(words: string): Added {
  const bare = /^(?:£ ?)?(\d{1,4}(?:\.\d{1,2})?)$/.exec(words.trim())?.[1];
  const cost = bare === undefined ? costInWords(words) : { pounds: Number(bare), first_free: false };
  return cost === undefined ? {} : { cost };
}

/** A cost without a figure, "pay what you can", is no price: colleagues read it as a tip. */
async function tipsWith(data: string, service: string, said: readonly Said[]): Promise<string[] | undefined> {
  const words = said.find(({ of }) => of === 'cost')?.words;
  if (words === undefined || costFrom(words).cost !== undefined) return undefined;
  const tip = `Cost: ${words}`;
  const before = (await overlayOf(data, service)).added.tips ?? [];
  return before.includes(tip) ? undefined : [...before, tip];
}
