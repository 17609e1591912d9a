/** Words people shorten, disguise or run together, as they are compared. */
import { describe, expect, test } from '@jest/globals';
import { compared } from './reading.js';

describe('short forms are written out', () => {
  test.each([
    ["don't dont do not", 'do not do not do not'],
    ["I'm im i've youre", 'i am i am i have you are'],
    ["we're were well ill", 'we are were well ill'],
    ['wanna gonna dunno gotta', 'want to going to do not know got to'],
    ['u r l8 2nite cos idk', 'you are late tonight because i do not know'],
    ['b4 gr8 m8', 'before great mate'],
    ['sum1 no1 any1 nobody', 'some one no one any one no one'],
    ['summat nowt owt', 'something nothing anything'],
    ['didnae cannae wasnae dinnae', 'did not can not was not do not'],
    ['nae meself mesen wor', 'no myself myself our'],
    ['on me own', 'on me own'],
    ["she doesn't", 'she do not'],
  ])('%s', (text, expected) => expect(compared(text)).toBe(expected));
});

describe('disguises are undone', () => {
  test.each([
    ['k1ll mys3lf', 'kill myself'],
    ['su*c*de $uicide', 'suicide suicide'],
    ['kіll', 'kill'], // The і is Cyrillic.
    ['killlll myself', 'kill myself'],
    ['feelin killin', 'feeling killing'],
    ['1 or 2 cups at 10', '1 or to cups at 10'],
  ])('%s', (text, expected) => {
    expect(compared(text, ['kill~ myself', 'suicide', 'feel~', 'i'])).toBe(expected);
  });
});

describe('words that run together', () => {
  const patterns = ['want to die', 'kill myself', 'hate my life', 'form', 'worth'];

  test.each([
    ['iwanttodie', 'i? want? to? die?'],
    ['#killmyself', 'kill? myself?'],
    ['ihatemylife', 'i? hate? my? life?'],
    ['idontwanttodie', 'i? do? not? want? to? die?'],
    ['Killingworth', 'killingworth'],
    ['Marylebone', 'marylebone'],
  ])('%s', (text, expected) => expect(compared(text, patterns)).toBe(expected));
});
