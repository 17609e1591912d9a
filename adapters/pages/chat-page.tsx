/** The conversation as a page: what was said, the question, the answers so far with Change, the parts. */
import type { Message } from '../../dialogs/message.js';
import type { Sight } from '../../dialogs/sight.js';
import type { Practice } from '../../dialogs/script/practice.js';
import type { Wording } from '../../dialogs/script/wording.js';
import { Answering } from './answering.js';
import { ComeBack } from './come-back.js';
import { Help } from './help.js';
import { page } from './layout.js';
import type { Looks } from './looks.js';
import { Options } from './options.js';
import { panelData } from './panel-data.js';
import { partsOf } from './parts.js';
import { SoFar } from './so-far.js';
import { HelperTurn } from './turns.js';

/** `mail` is left out where no plan can be sent by e-mail. */
type Addresses = {
  home: string;
  /** The other view of the same conversation: the form, or one question at a time. */
  other: string;
  options: string;
  plan: string;
  line: string;
  code: string;
  comeBack: string;
  mail?: string;
};

export type Around = {
  wording: Wording;
  practice: Practice;
  looks: Looks;
  /** The words that can be chosen, a language or easy read, by their own names; and which are. */
  voices: ReadonlyMap<string, string>;
  voice: string;
  /** Addresses of this practice's page, in the frame it may stand in. */
  at: Addresses;
  /** The site whose page shows this one in a frame, where it may be told what happens; empty where not. */
  host?: string | undefined;
  /** The practice can be told something, so that a plan can be sent. */
  canSend: boolean;
  /** Who to call, shown by a browser that cannot reach us. */
  urgent: Message;
  /** Where the panel's script is; absent where the page has none. */
  script: string | undefined;
};

type Shown = Around & {
  sight: Sight;
  message: string;
  /** What was typed and chosen in an answer that was not understood. */
  typed?: string;
  chosen?: string[];
  missed?: boolean;
};

export function chatPage(shown: Shown): string {
  const { wording, practice, sight, message, typed, chosen, missed, looks, at, host } = shown;
  const { labels } = wording;
  const action = at.home;
  const { question, said, error, heading } = partsOf(sight.messages, missed === true, wording);
  const title = `${error === undefined ? '' : `${labels.error} `}${question?.ask ?? heading}`;
  const isUrgent = sight.state === 'urgent';
  const hasPlan = sight.messages.some((each) => each.kind === 'plan');
  return page({
    wording,
    practice,
    title,
    looks,
    ...(question ? { skipTo: 'answering' } : {}),
    ...(shown.script === undefined ? {} : { script: { src: shown.script, data: panelData(shown) } }),
    help: (
      <>
        <div class="places">
          <Help action={action} wording={wording} message={message} open={isUrgent} leave={sight.leave} />
        </div>
        <Options
          wording={wording}
          looks={looks}
          action={at.options}
          voices={shown.voices}
          voice={shown.voice}
        />
        {host !== undefined && (
          <button class="close" type="button" hidden>
            {labels.close}
          </button>
        )}
      </>
    ),
    children: (
      <>
        <div id="conversation" role="region" aria-label={labels.conversation}>
          <ol class="turns">{said.length > 0 && <HelperTurn messages={said} wording={wording} />}</ol>
        </div>
        <div id="answering" role="group" aria-label={labels['your-answer']} tabIndex={-1}>
          <Answering
            question={question}
            heading={heading}
            wording={wording}
            action={action}
            message={message}
            typed={typed}
            chosen={chosen}
            error={error}
            steady={looks.aids.includes('steady')}
            after={
              sight.state === 'ended'
                ? {
                    plan: hasPlan ? at.plan : undefined,
                    mail: hasPlan && !sight.leave ? at.mail : undefined,
                    canSend: shown.canSend,
                  }
                : undefined
            }
          />
        </div>
        <div id="so-far">
          {!isUrgent && <SoFar sight={sight} action={action} wording={wording} message={message} />}
        </div>
        {!isUrgent && sight.state === 'asking' && (
          <p>
            <a class="back" href={at.other}>
              {shown.script === undefined ? labels['chat-view'] : labels['form-view']}
            </a>
          </p>
        )}
        <div id="come-back">
          {!isUrgent && (
            <ComeBack at={at} wording={wording} kept={sight.kept} isNew={sight.answers.length === 0} />
          )}
        </div>
      </>
    ),
  });
}
