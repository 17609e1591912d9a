/** Microsoft Teams as a row of the table: signed requests, and cards that are answered where they stand. */
import { currentIn } from '../../adapters/channels/teams/chats.js';
import { wordingFor } from '../../dialogs/guide.js';
import { memberOf, openTeams, withClinicians } from '../adapters/teams/driver.js';
import { BOTH, OWN, PRACTICE, type Act, type Driver } from './driver.js';
import { asTyped } from './typed.js';

/** Each of them has one conversation. */
const CLINICIANS = Array.from(
  { length: 60 },
  (_, n) => `12345678-0000-4000-8000-0000000000${String(10 + n)}`,
);

export const teams: Driver = {
  name: 'Teams',
  scripts: BOTH,
  async open() {
    const opened = await openTeams({
      env: { MESSAGES_A_MINUTE: '0' },
      practices: withClinicians(CLINICIANS),
    });
    let next = 0;
    return {
      close: () => opened.close(),
      async player(script) {
        const isClinician = script !== OWN[0];
        const role = isClinician ? 'clinician' : 'person';
        const wording = wordingFor(opened.app.guide, 'en');
        const member = memberOf(opened, undefined, isClinician ? CLINICIANS[next++] : undefined);
        await member.installs();
        const sees = async () => {
          const person = await opened.store.findPerson(member.key());
          const conversation = (person && currentIn(person, role)?.conversation) ?? '';
          const at = new Date().toISOString();
          return opened.app.look({ practice: PRACTICE, conversation, language: 'en', at, script });
        };
        return {
          sees,
          // What has no button on a card is typed.
          async does(act: Act) {
            if (act.kind === 'chooses') await member.chooses(act.choices);
            else await member.says(asTyped(act, await sees(), wording));
          },
        };
      },
    };
  },
};
