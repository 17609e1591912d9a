/** Names that nobody guesses and nothing else has, on pages without a certificate too. */

/** 144 bits. `crypto.randomUUID` is only there on pages with a certificate. */
export const newName = (): string =>
  [...crypto.getRandomValues(new Uint8Array(18))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
