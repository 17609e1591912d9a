/** Which practices' staff can be told, by what, and at which address: the first, or the second when nobody answers. */
import { email } from '../adapters/alerts/email.js';
import { printed } from '../adapters/alerts/printed.js';
import { addressIn } from '../adapters/alerts/teams-chat.js';
import { teamsWebhook } from '../adapters/alerts/teams-webhook.js';
import { together, type Outcome, type Way } from '../adapters/alerts/alerts.js';
import type { StaffMessage } from '../dialogs/staff-words.js';
import type { Practice } from '../dialogs/script/practice.js';
import { PRINTED, type Settings } from './settings.js';

export type Ways = { mail?: Way; teams?: Way; teamsChat?: Way; isSet: (name: string) => boolean };

export type Staff = {
  /** Practices that named who is to be told, and for which there is a way to do it. */
  told: ReadonlySet<string>;
  /** Whether somebody else can be told when the first does not say that they saw it. */
  hasSecond(practice: string): boolean;
  send(practice: string, who: 'first' | 'second', message: StaffMessage, id: string): Promise<Outcome>;
  /** What whoever runs this ought to know, in plain words: nobody is told, or a mail server does not answer. */
  warnings(): Promise<string[]>;
};

/** What the settings give. `print` is where the stand-in writes. */
export function waysOf(settings: Settings, print: (line: string) => void): Ways {
  const { SMTP_URL: url, MAIL_FROM: from } = settings;
  const addressOf = (name: string) => settings[name as keyof Settings]?.toString();
  const mail = url === PRINTED ? printed(print) : url === '' ? undefined : email({ url, from });
  return {
    ...(mail ? { mail } : {}),
    teams: teamsWebhook({ addressOf }),
    isSet: (name) => addressOf(name) !== undefined,
  };
}

/** `warn` is told of a way that does not work while another one does: nobody would notice otherwise. */
export function staffOf(
  practices: ReadonlyMap<string, Practice>,
  { mail, teams, teamsChat, isSet }: Ways,
  warn: (what: object, words: string) => void,
): Staff {
  const alerts = (practice: string) => practices.get(practice)?.alerts;
  const targets = (practice: string, who: 'first' | 'second'): [Way, string][] => {
    const named = alerts(practice);
    const to = named?.emails[who === 'first' ? 0 : 1];
    const channel = who === 'first' ? named?.teams : undefined;
    const own = who === 'first' && named ? practices.get(practice)?.teams : undefined;
    return [
      ...(mail && to !== undefined ? [[mail, to] satisfies [Way, string]] : []),
      ...(teams && channel !== undefined && isSet(channel) ? [[teams, channel] satisfies [Way, string]] : []),
      ...(teamsChat && own
        ? own.tell.map((user): [Way, string] => [
            teamsChat,
            addressIn({ practice, tenant: own.tenant, user }),
          ])
        : []),
    ];
  };
  // Who has taken the app out of their Teams is not reached there: on that alone nothing is promised.
  const isSure = ([way]: [Way, string]) => way !== teamsChat;
  const told = new Set([...practices.keys()].filter((id) => targets(id, 'first').some(isSure)));
  return {
    told,
    hasSecond: (practice) => targets(practice, 'second').length > 0,
    async send(practice, who, message, id) {
      const others = targets(practice, who);
      const reached = others.length > 0 ? others : targets(practice, 'first');
      const outcomes = await Promise.all(reached.map(([way, to]) => way.send(to, message, id)));
      const outcome = together(outcomes);
      for (const [n, each] of outcomes.entries())
        if (outcome.kind === 'sent' && each.kind !== 'sent')
          warn(
            { practice, way: reached[n]?.[0].name, outcome: each.kind, why: each.why },
            'staff were told, but not by this way: please mend it',
          );
      return outcome;
    },
    async warnings() {
      const silent = [...practices.values()].filter(({ id, alerts }) => alerts && !told.has(id));
      const ways = [mail, teams].filter((way) => way !== undefined);
      const broken = await Promise.all(ways.map((way) => way.problem()));
      return [
        ...silent.map(
          ({ id }) =>
            `content/practices/${id}.yaml names who is to be told, but neither SMTP_URL nor its Teams setting is set: nobody is told, and people are shown the phone number`,
        ),
        ...broken.flatMap((problem) =>
          problem === undefined ? [] : [`${problem}: alerts wait until it does, and are tried again`],
        ),
      ];
    },
  };
}
