/** The operations of Direct Line that give tokens: generated with a secret, refreshed with one that is still good. */
import { z } from 'zod';
import type { Guide } from '../../../dialogs/guide.js';
import { newName } from '../form.js';
import type { Credentials } from './credentials.js';
import type { Names } from './names.js';
import { originsOf } from './origins.js';
import { notFound, notValid, Refusal } from './refusal.js';
import { EXPIRES_IN, type Claims, type Tokens } from './tokens.js';

/** `practice` is ours: which one, where a secret opens several. */
export const TokenParameters = z.object({
  user: z.object({ id: z.string().max(100).nullish(), name: z.string().max(200).nullish() }).nullish(),
  trustedOrigins: z.array(z.string().max(300)).max(100).nullish(),
  locale: z.string().max(40).nullish(),
  practice: z.string().max(100).nullish(),
});
export type TokenParameters = z.infer<typeof TokenParameters>;

/** No body is no parameters. Throws `Refusal`. */
export function parametersIn(body: unknown): TokenParameters {
  const parsed = TokenParameters.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  const path = parsed.error.issues[0]?.path.map(String).join('.') ?? '';
  throw new Refusal(400, 'BadArgument', `The body is not token parameters${path === '' ? '' : `: ${path}`}`);
}

type Given = { conversationId: string; token: string; expires_in: number };

/** A person's own name in their token: with letters that stand safely in any address and any file. */
const USER = /^dl_[\w.@:-]{1,97}$/;

export function tokenOperations({ guide, names, tokens }: { guide: Guide; names: Names; tokens: Tokens }) {
  const given = async (claims: Claims): Promise<Given> => ({
    conversationId: claims.conversation,
    token: await tokens.make(claims),
    expires_in: EXPIRES_IN,
  });

  /** What a practice's file trusts is all there is to trust; a caller may only ask for less. */
  function trusted(practice: string, asked: readonly string[] | null | undefined): string[] {
    const found = guide.practices.get(practice);
    if (found === undefined) throw notFound();
    const all = originsOf(found);
    return asked === null || asked === undefined ? all : all.filter((origin) => asked.includes(origin));
  }

  function practiceFor(own: string, asked: string | null | undefined): string {
    if (own !== '' && (asked ?? own) !== own) throw notValid();
    const practice = own === '' ? asked : own;
    const ids = [...guide.practices.keys()];
    const only = ids.length === 1 ? ids[0] : undefined;
    if ((practice ?? only) === undefined)
      throw new Refusal(400, 'MissingProperty', 'Say which practice: { "practice": "…" }');
    return practice ?? only ?? '';
  }

  /** Claims to a new conversation, for a program with a secret. */
  function anew(
    own: string,
    { user, trustedOrigins, practice: asked }: TokenParameters,
    strict: boolean,
  ): Claims {
    const practice = practiceFor(own, asked);
    const origins = trusted(practice, trustedOrigins);
    const which = { practice, conversation: newName() };
    const id = user?.id ?? undefined;
    if (strict && id !== undefined && !USER.test(id))
      throw new Refusal(
        400,
        'BadArgument',
        'user.id must begin with dl_, then letters, digits and . @ : _ -',
      );
    return {
      practice,
      conversation: names.nameOf(which),
      user: id !== undefined && USER.test(id) ? id : names.personIn(which),
      origins,
    };
  }

  return {
    given,
    anew,
    /** 403 with a token: only a secret makes new ones. */
    generate(credentials: Credentials, parameters: TokenParameters): Promise<Given> {
      if (credentials.kind !== 'secret') throw notValid();
      return given(anew(credentials.practice, parameters, true));
    },
    refresh(credentials: Credentials): Promise<Given> {
      if (credentials.kind !== 'token') throw new Refusal(400, 'BadArgument', 'A secret needs no refreshing');
      const { practice, conversation, user, origins } = credentials.claims;
      return given({ practice, conversation, user, origins });
    },
  };
}

export type TokenOperations = ReturnType<typeof tokenOperations>;
