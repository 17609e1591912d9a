/** Why a service is to be asked first is said in the language of the conversation; what others wrote stays as they wrote it. */
import { describe, expect, test } from '@jest/globals';
import { Kept } from '../../adapters/stores/records.js';
import { Conversation, ToAsk, type Offer } from '../../dialogs/conversation.js';
import { wordingFor } from '../../dialogs/guide.js';
import { buildIndex } from '../../dialogs/matching/index.js';
import type { Service } from '../../dialogs/matching/service.js';
import { speak } from '../../dialogs/speak.js';
import type { Turn } from '../../dialogs/turn.js';
import { guideOfContent } from '../guide.js';
import { hold, Transcript } from '../transcript-runner.js';
import { keptOf } from '../adapters/stores/kept.js';
import { local, service } from './matching/services.js';
import { stepsToSuggestions } from './up-to-suggestions.js';

const guide = guideOfContent();
const facts = (language: string) => wordingFor(guide, language).facts;

/** The turn that offers it to a lonely person who lives there. */
function offering(it: Service, postcode: string): Turn {
  const turns: Turn[] = [];
  const steps = stepsToSuggestions().map((step) => (step.says === undefined ? step : { says: postcode }));
  hold(
    guide,
    buildIndex([it]),
    Transcript.parse({ title: 'made up', steps }),
    (turn) => void turns.push(turn),
  );
  const turn = turns.at(-1);
  if (turn?.replies.some(({ kind }) => kind === 'offer') !== true) throw new RangeError('nothing is offered');
  return turn;
}

/** What is shown under "ask them first", out of a record that was written to a file and read. */
function askedFirst({ conversation, replies }: Turn, language: string): string {
  const kept = Conversation.parse(JSON.parse(JSON.stringify({ ...conversation, language })));
  const shown = speak(guide, kept, replies).find((each) => each.kind === 'service');
  if (shown?.askFirst === undefined) throw new RangeError('nothing is asked first');
  return shown.askFirst;
}

const far = local('advice', 200, { channels: ['in-person', 'phone'], reach_guessed: true });
const welsh = service('line', { channels: ['phone'], area: { name: 'Wales', nations: ['wales'] } });
const women = local('choir', 1, { only: 'women' });

describe.each(['en', 'cy', 'cy-sms'])('in %s', (language) => {
  const other = language === 'en' ? 'cy' : 'en';

  test.each([
    ['far away', far, 'YO1 7', 'ask-afar'],
    ['near a border', welsh, 'CH4 0', 'ask-border'],
    ['for women', women, 'YO1 7', 'ask-women'],
  ] as const)('a service %s is told of in that language, and in no other', (_where, it, postcode, why) => {
    const said = askedFirst(offering(it, postcode), language);
    expect(said).toContain(facts(language)[why]);
    expect(said).not.toContain(facts(other)[why]);
  });

  test("a list's own words stay as they are, before ours", () => {
    const said = askedFirst(offering({ ...far, ask_first: 'For tenants.' }, 'YO1 7'), language);
    expect(said).toContain(`For tenants. ${facts(language)['ask-afar']}`);
  });
});

test('none of our own reasons has English words in Welsh', () => {
  for (const { shape } of ToAsk.options) {
    const { value: kind } = shape.kind;
    if (kind !== 'words')
      expect([kind, facts('cy')[`ask-${kind}`]]).not.toEqual([kind, facts('en')[`ask-${kind}`]]);
  }
});

test('what was kept before its reasons had names is read, and shown as it was said', () => {
  const turn = offering(far, 'YO1 7');
  const before = (offer: Offer): Offer => ({ ...offer, askFirst: 'They said so then.' });
  const conversation = { ...turn.conversation, offers: turn.conversation.offers.map(before) };
  const { conversation: read } = Kept.parse(JSON.parse(JSON.stringify({ ...keptOf(), conversation })));
  const replies = read.offers.map((offer) => ({ kind: 'offer' as const, offer }));
  expect(askedFirst({ ...turn, conversation: read, replies }, 'cy')).toContain('They said so then.');
});
