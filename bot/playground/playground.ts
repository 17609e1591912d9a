/** A whole conversation in Microsoft's own playground, without a browser: the server, the playground, and somebody who answers. */
import { memoryStore } from '../../adapters/stores/memory.js';
import { wordingFor } from '../../dialogs/guide.js';
import { assemble } from '../main.js';
import { serve } from '../server.js';
import type { Settings } from '../settings.js';
import { opened } from './client.js';
import { fetched, NoPlayground } from './install.js';
import { walked, type Walked } from './walk.js';

/** Where the playground listens unless told otherwise. */
const PORT = 56150;

/** Keeps nothing. Throws `NoPlayground` with what went wrong. */
export async function playground(
  settings: Settings,
  { folder, show = false }: { folder: string; show?: boolean },
): Promise<void> {
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  if (settings.MicrosoftAppId !== '')
    throw new NoPlayground(
      'MicrosoftAppId is set: the playground signs nothing, so leave it empty to try this',
    );
  const program = await fetched(folder, say);
  const app = await assemble(settings, { store: memoryStore() });
  const running = await serve(app, 0);
  try {
    const client = await opened(program, `http://127.0.0.1:${running.port}/api/messages`, PORT);
    try {
      say('The playground is up. The app is put in, and every card is answered:');
      await client.installs();
      tell(say, await walked(client, say));
      await client.says('I want to kill myself tonight');
      const urgent = client.shown().some(({ text }) => text?.includes('999') === true);
      if (!urgent) throw new NoPlayground('Who to call was not shown');
      say('Danger was answered with who to call.');
      say('\nThe same chat as a clinician, with the words to say on each card:');
      await client.says(wordingFor(app.guide, 'en').labels['teams-clinician']);
      const withClient = await walked(client, say);
      if (withClient.aloud === 0) throw new NoPlayground('No card had words to say aloud');
      tell(say, withClient);
      if (show) say(JSON.stringify(client.shown(), undefined, 2));
    } finally {
      client.close();
    }
  } finally {
    await running.close();
    await app.close();
  }
}

const tell = (say: (line: string) => void, { questions, cards, lines, aloud, plan }: Walked) =>
  say(
    `\n${questions.length} steps, ${cards} cards, ${lines} of them lines with Change by now${aloud > 0 ? `, ${aloud} with words to say aloud` : ''}. The plan:\n\n${plan}\n`,
  );
