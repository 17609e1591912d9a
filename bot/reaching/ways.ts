/** Every way of writing to a person rather than to staff, by what it is for. */
import { firstCard } from '../../adapters/channels/teams/first.js';
import { currentIn } from '../../adapters/channels/teams/chats.js';
import type { Way } from '../../adapters/alerts/alerts.js';
import type { Store } from '../../adapters/stores/store.js';
import type { Effect } from '../../dialogs/effects.js';
import { wordingFor, type Guide } from '../../dialogs/guide.js';
import { withVoice } from '../../dialogs/script/voices.js';
import { inGsm } from '../../dialogs/texting/in-gsm.js';
import { endingCodes } from '../codes.js';
import type { ToPerson } from '../paying/to-person.js';
import { byMail } from '../plan-mail.js';
import type { Carriers } from '../sms.js';
import type { teamsLink } from '../teams.js';
import { wordsFor } from '../texting/answering.js';
import { writingFirst, type First, type Writer } from './writing-first.js';

type Wiring = {
  guide: Guide;
  store: Store;
  carriers: Pick<Carriers, 'send' | 'toPeople'>;
  link: ReturnType<typeof teamsLink>;
  mail: Way | undefined;
};

export function waysToPeople({
  guide,
  store,
  carriers,
  link,
  mail,
}: Wiring): Partial<Record<Effect['kind'], ToPerson>> {
  const first = writingFirst({
    guide,
    findPerson: (key) => store.findPerson(key),
    writers: { sms: byText(guide, carriers), teams: inTeams(guide, link) },
  });
  return {
    ...carriers.toPeople,
    'code-ends': endingCodes(store),
    ...(mail && { 'mail-plan': byMail(guide, mail) }),
    nudge: first,
    'check-in': first,
  };
}

function textOf(effect: First): 'text-check-in' | 'text-nudge' | 'text-nudge-last' {
  if (effect.kind === 'check-in') return 'text-check-in';
  return effect.tells === undefined ? 'text-nudge' : 'text-nudge-last';
}

const byText = (guide: Guide, { send }: Pick<Carriers, 'send'>): Writer => ({
  holds: ({ texting }, conversation) => texting?.conversation === conversation,
  async write({ person, conversation: { practice, language }, effect, id }) {
    const to = person.addresses[0]?.address;
    const { from } = effect.reach;
    if (to === undefined || from === undefined) return { kind: 'refused', why: 'no number' };
    const text = inGsm(wordsFor(guide, practice, withVoice(language, 'sms'), textOf(effect)));
    return send({ from, to, text, reference: id });
  },
});

const inTeams = (guide: Guide, { write }: ReturnType<typeof teamsLink>): Writer => ({
  holds: (person, conversation) => currentIn(person, 'person')?.conversation === conversation,
  write: ({ person: { practice, id }, conversation, effect }) =>
    write(
      { practice, id },
      firstCard(effect.kind, conversation.id, wordingFor(guide, conversation.language)),
    ),
});
