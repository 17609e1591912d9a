/** What is used with people was signed by a person as it is now, and has no control open that must be there. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { BrokenContent, readContent, type Loaded } from '../../adapters/content-files.js';
import { BrokenHazardLog, readHazards } from '../../adapters/hazard-log.js';
import { NotSigned, sign, signatureFor, type SignOptions } from '../../bot/commands/sign.js';
import { assemble } from '../../bot/main.js';
import { NotReleased, released } from '../../bot/release.js';
import { settingsFrom, type Settings } from '../../bot/settings.js';
import { guideFrom, guideOf } from '../../dialogs/guide.js';
import { mermaid } from '../../dialogs/script/drawn/mermaid.js';
import { picture } from '../../dialogs/script/picture.js';
import { openMusts, type Hazard } from '../../dialogs/script/hazards.js';
import { printed } from '../../dialogs/script/print.js';
import { signatureOf } from '../../dialogs/script/signing.js';
import { content } from '../guide.js';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'signing-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

/** The shipped content in a folder of its own, which nobody signed. */
function ownContent(): Settings {
  cpSync('content', root, { recursive: true });
  rmSync(join(root, 'signed.yaml'), { force: true });
  return settingsFrom({ CONTENT_DIR: root });
}

const DAY = new Date('2026-11-22T10:00:00Z');
const { fingerprints } = content().signed;
const signing = (language = 'en', own: Partial<SignOptions> = {}): SignOptions => ({
  who: 'Dr Made Up',
  role: 'Clinical Safety Officer',
  hazards: 'log 1.0',
  fingerprint: fingerprints.get(language) ?? '',
  language,
  ...own,
});

/** The shipped content with a signature under each of these languages. */
const signed = (...languages: string[]): Loaded => ({
  ...content(),
  signed: {
    fingerprints,
    signatures: languages.map((language) => signatureFor(content(), signing(language), DAY)),
  },
});

function problemsOf(content: Loaded, hazards: readonly Hazard[] = []): string[] {
  try {
    released(content, hazards);
    return [];
  } catch (problem) {
    if (problem instanceof NotReleased) return problem.problems;
    throw problem;
  }
}

/** Asks anew what matters, in a language's file. */
function reword(file: string, ask = "'What would you like to change?'") {
  const path = join(root, 'what-matters/text', file);
  const asked = /(?<=^ {2}matters:\n {4}ask: ).*/m;
  const text = readFileSync(path, 'utf8');
  if (!asked.test(text)) throw new RangeError(`${file} asks nothing of what matters`);
  writeFileSync(path, text.replace(asked, ask));
}

describe('a signature', () => {
  test('holds for the language that was read, and stands above its words', () => {
    const one = signed('en');
    expect(signatureOf(one.signed, 'en')).toMatchObject({ language: 'en', on: '2026-11-22' });
    expect(signatureOf(one.signed, 'cy')).toBeUndefined();
    expect(printed(guideFrom(one), 'en')).toContain('Dr Made Up');
    expect(printed(guideFrom(one), 'cy')).not.toContain('Dr Made Up');
  });

  test('is written once, beside the earlier ones, and changes nothing of what it signs', () => {
    const settings = ownContent();
    sign(settings, signing('en'), DAY);
    sign(settings, signing('en'), DAY);
    sign(settings, signing('en', { who: 'A Second Reader' }), DAY);
    const { signed: now, fingerprint } = readContent(root);
    expect(now.signatures.map(({ who }) => who)).toEqual(['Dr Made Up', 'A Second Reader']);
    expect([fingerprint, now.fingerprints]).toEqual([content().fingerprint, fingerprints]);
  });

  test('falls with a word of its language or a rule, and stands when another language or the directory changes', () => {
    ownContent();
    reword('cy.yaml');
    rmSync(join(root, 'services/national.yaml'));
    const elsewhere = readContent(root).signed.fingerprints;
    expect(elsewhere.get('en')).toBe(fingerprints.get('en'));
    expect(elsewhere.get('cy')).not.toBe(fingerprints.get('cy'));
    reword('en.yaml');
    expect(readContent(root).signed.fingerprints.get('en')).not.toBe(fingerprints.get('en'));
  });

  test.each<[string, Partial<SignOptions>]>([
    ['of words that are not there any more', { fingerprint: '0123456789ab' }],
    ['of nobody', { who: ' ' }],
    ['without a role', { role: '' }],
    ['without a hazard log', { hazards: '' }],
  ])('%s is refused', (_what, own) => {
    expect(() => signatureFor(content(), signing('en', own), DAY)).toThrow(NotSigned);
  });

  test('under content that has to be mended is refused, and nothing is written', () => {
    const settings = ownContent();
    reword('en.yaml', "''");
    expect(() => sign(settings, signing('en'), DAY)).toThrow(NotSigned);
    expect(existsSync(join(root, 'signed.yaml'))).toBe(false);
  });

  test('that cannot be read is never taken for none', () => {
    ownContent();
    writeFileSync(join(root, 'signed.yaml'), 'signatures:\n  - who: Somebody\n');
    expect(() => readContent(root)).toThrow(BrokenContent);
  });
});

describe('in production', () => {
  const open: Hazard = {
    id: 'H-01',
    hazard: 'Made up',
    risk: { before: 5, after: 2 },
    causes: ['none'],
    controls: [{ does: 'What must be there', must: true, open: 'It is not built' }],
  };

  test('nothing starts that nobody signed', () => {
    expect(problemsOf(signed())).toEqual([expect.stringContaining("'en'")]);
    expect(problemsOf(signed('en'))).toEqual([]);
  });

  test('what was changed after it was signed says who has to read it again', () => {
    const [signature] = signed('en').signed.signatures;
    const changed = {
      fingerprints: new Map([['en', '0123456789ab']]),
      signatures: signature ? [signature] : [],
    };
    expect(problemsOf({ ...content(), signed: changed })).toEqual([expect.stringContaining('Dr Made Up')]);
  });

  test('a language that nobody signed is not offered', () => {
    expect([...released(signed('en'), []).wordings.values()].map(({ language }) => language)).not.toContain(
      'cy',
    );
    expect([...released(signed('en', 'cy'), []).wordings.keys()]).toContain('cy');
  });

  test('a control that must be there and is open stops the start; one that need not be does not', () => {
    expect(problemsOf(signed('en'), [open])).toEqual([expect.stringContaining('H-01')]);
    const mild = { ...open, controls: [{ does: 'What may wait', open: 'It is not built' }] };
    expect(problemsOf(signed('en'), [mild])).toEqual([]);
  });

  test('the server itself refuses, before it opens anything', async () => {
    const data = join(root, 'data');
    const production = settingsFrom({ DATA_DIR: data, NODE_ENV: 'production' });
    await expect(assemble(production)).rejects.toThrow(NotReleased);
    expect(existsSync(data)).toBe(false);
  });
});

/** The other scripts, each signed in English; or all but these. */
const allSigned = (...but: string[]): Loaded => {
  const own = signed('en');
  const others = own.others.map((other) => {
    const { id } = other.script;
    const now = other.signed.fingerprints.get('en') ?? '';
    const one = signatureFor(content(), signing('en', { script: id, fingerprint: now }), DAY);
    return but.includes(id) ? other : { ...other, signed: { ...other.signed, signatures: [one] } };
  });
  return { ...own, others };
};

describe.each(['with-a-clinician', 'check-in'])('the script %s', (script) => {
  const other = content().others.find((each) => each.script.id === script);
  const fingerprint = other?.signed.fingerprints.get('en') ?? '';

  test('is signed by itself, and a signature of another script is none of it', () => {
    const settings = ownContent();
    sign(settings, signing('en', { script, fingerprint }), DAY);
    const now = readContent(root);
    const signedIn = [now, ...now.others].filter((each) => signatureOf(each.signed, 'en') !== undefined);
    expect(signedIn.map((each) => each.script.id)).toEqual([script]);
    expect(() => signatureFor(content(), signing('en', { script }), DAY)).toThrow(NotSigned);
  });

  test('unsigned is not there in production, and a practice that begins with it stops the start', () => {
    expect(released(allSigned(), []).others.map((each) => each.script.id)).toContain(script);
    const without = allSigned(script);
    expect(released(without, []).others.map((each) => each.script.id)).not.toContain(script);
    const practices = new Map([...without.practices].map(([id, of]) => [id, { ...of, script }]));
    expect(problemsOf({ ...without, practices })).toEqual([expect.stringContaining(script)]);
  });

  test('is printed with its own questions, tips and fingerprint', () => {
    const guide = guideOf(guideFrom(content()), { script });
    const document = printed(guide, 'en');
    expect(document).toContain(fingerprint);
    const questions = guide.script.sections.flatMap((section) => section.questions);
    const ids = questions.flatMap(({ id, options }) => [id, ...options.map((option) => option.id)]);
    expect(ids.filter((id) => !document.includes(`\`${id}\``))).toEqual([]);
    const words = Object.values(guide.wordings.get('en')?.questions ?? {});
    const spoken = words.flatMap(({ tip, phrases = {} }) => [tip ?? [], Object.values(phrases)].flat());
    expect(spoken.filter((each) => !document.includes(each))).toEqual([]);
    const shortOne = printed(guide, 'en', { shared: false });
    expect(shortOne.length).toBeLessThan(document.length / 2);
  });

  test('is drawn with every question and ending', () => {
    const guide = guideOf(guideFrom(content()), { script });
    const chart = mermaid(picture(guide, 'en'));
    const ids = [
      ...guide.script.sections.flatMap((section) => section.questions.map(({ id }) => id)),
      ...guide.script.endings,
    ];
    expect(ids.filter((id) => !chart.includes(`["${id}`))).toEqual([]);
  });
});

test('a script that is not there is not signed', () => {
  expect(() => signatureFor(content(), signing('en', { script: 'nowhere' }), DAY)).toThrow(NotSigned);
});

describe('the hazard log that ships', () => {
  test('can be read, and names what is still open', () => {
    for (const line of openMusts(readHazards())) expect(line).toMatch(/^H-\d\d: /);
  });

  test('that is spoilt is never taken for one without hazards', () => {
    writeFileSync(join(root, 'hazards.yaml'), '- id: H-1\n');
    expect(() => readHazards(root)).toThrow(BrokenHazardLog);
    expect(() => readHazards(join(root, 'nowhere'))).toThrow(BrokenHazardLog);
  });
});
