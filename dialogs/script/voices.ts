/** Voices: other words on the same keys, one laid over the other: base ← language ← easy read ← text message ← young. */
import { filledUp } from './fallback.js';
import type { Wording } from './wording.js';

/** In the order they are laid over each other. Easy read is chosen, `sms` is the channel's, `young` follows from age. */
export const VOICES = ['easy', 'sms', 'young'] as const;
export type VoiceId = (typeof VOICES)[number];

/** "en-easy-young": what a file is called, and what a conversation remembers as its language. */
export const nameOf = ({ language, voice }: Pick<Wording, 'language' | 'voice'>): string =>
  voice === undefined ? language : `${language}-${voice}`;

export const languageIn = (name: string): string => name.split('-')[0] ?? name;
export const voicesIn = (name: string): VoiceId[] =>
  VOICES.filter((voice) => name.split('-').includes(voice));

/** The name with one more voice, in the order they are laid. */
export function withVoice(name: string, voice: VoiceId): string {
  const voices = new Set<string>([...voicesIn(name), voice]);
  return [languageIn(name), ...VOICES.filter((each) => voices.has(each))].join('-');
}

/** Of what there are words for, the nearest to a name: a voice that nobody wrote is left out. */
export function nearest<T>(known: ReadonlyMap<string, T>, name: string): T | undefined {
  if (!name.includes('-')) return known.get(name);
  const language = languageIn(name);
  const written = voicesIn(name).filter((voice) => known.has(`${language}-${voice}`));
  return known.get([language, ...written].join('-'));
}

/**
 * Every voice and every mixture of voices of a language, as they are read from files. `own` are the languages' whole
 * words and the voices' few, by name.
 */
export function mixtures(own: ReadonlyMap<string, unknown>): Map<string, unknown> {
  const mixed = new Map<string, unknown>();
  for (const [language, words] of own) {
    if (language.includes('-')) continue;
    let so = new Map<string, unknown>([[language, words]]);
    for (const voice of VOICES) {
      const over = own.get(`${language}-${voice}`);
      if (over === undefined) continue;
      so = new Map([
        ...so,
        ...[...so].map(([name, base]) => [`${name}-${voice}`, filledUp(base, over)] as const),
      ]);
    }
    for (const [name, each] of so) mixed.set(name, each);
  }
  return mixed;
}
