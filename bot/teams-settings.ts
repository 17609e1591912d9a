/** The settings of Teams, by the names that the Bot Framework gives them. */
import { z } from 'zod';

const TYPES = ['MultiTenant', 'SingleTenant', 'UserAssignedMSI'] as const;

const id = (what: string) =>
  z
    .string()
    .refine((value) => z.guid().safeParse(value).success, {
      error: `write ${what}, like 00000000-0000-0000-0000-000000000000`,
    })
    .default('');

export const TEAMS_SETTINGS = {
  MicrosoftAppId: id("the bot's app id"),
  MicrosoftAppPassword: z.string().default(''),
  MicrosoftAppType: z.enum(TYPES, { error: `write one of ${TYPES.join(', ')}` }).default('MultiTenant'),
  MicrosoftAppTenantId: id("the organisation's id"),
};

type Settings = z.infer<z.ZodObject<typeof TEAMS_SETTINGS>>;

/** What does not go with something else. */
export function teamsTogether(settings: Settings): [string, string][] {
  const { MicrosoftAppId, MicrosoftAppPassword, MicrosoftAppType, MicrosoftAppTenantId } = settings;
  const isManaged = MicrosoftAppType === 'UserAssignedMSI';
  const wrong = (name: keyof Settings, why: string): [string, string] => [name, `${name} ${why}`];
  if (MicrosoftAppId === '')
    return MicrosoftAppPassword === ''
      ? []
      : [wrong('MicrosoftAppId', 'is empty: with MicrosoftAppPassword, write the app id that it belongs to')];
  return [
    ...(!isManaged && MicrosoftAppPassword === ''
      ? [wrong('MicrosoftAppPassword', 'is empty: with MicrosoftAppId, write its password')]
      : []),
    ...(isManaged && MicrosoftAppPassword !== ''
      ? [wrong('MicrosoftAppPassword', 'is set: an app of the type UserAssignedMSI has none')]
      : []),
    ...(MicrosoftAppType !== 'MultiTenant' && MicrosoftAppTenantId === ''
      ? [wrong('MicrosoftAppTenantId', `is empty: with ${MicrosoftAppType}, write the organisation's id`)]
      : []),
  ];
}
