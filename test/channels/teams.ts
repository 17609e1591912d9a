/** Microsoft Teams as a row of the table: signed requests, and cards that are answered where they stand. */
import { currentIn } from '../../adapters/channels/teams/chats.js';
import { wordingFor } from '../../dialogs/guide.js';
import { memberOf, openTeams } from '../adapters/teams/driver.js';
import { PRACTICE, type Act, type Driver } from './driver.js';
import { asTyped } from './typed.js';

export const teams: Driver = {
  name: 'Teams',
  async open() {
    const opened = await openTeams({ env: { MESSAGES_A_MINUTE: '0' } });
    return {
      close: () => opened.close(),
      async player() {
        const wording = wordingFor(opened.app.guide, 'en');
        const member = memberOf(opened);
        await member.installs();
        const sees = async () => {
          const person = await opened.store.findPerson(member.key());
          const conversation = (person && currentIn(person, 'person')?.conversation) ?? '';
          const at = new Date().toISOString();
          return opened.app.look({ practice: PRACTICE, conversation, language: 'en', at });
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
