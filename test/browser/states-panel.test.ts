/** The panel: seen, read out and pressed in every state, size, colour and direction of writing. */
import { expect, jest, test } from '@jest/globals';
import { served } from './served.js';
import { withShut } from './shut.js';
import { PATIENCE, wrongStates } from './states.js';

jest.setTimeout(PATIENCE);

const { home, newPage } = served(withShut());

test('the panel can be seen, read out and pressed in every state', async () => {
  const page = await newPage({ bypassCSP: true, viewport: { width: 390, height: 844 } });
  const { wrong, seen } = await wrongStates('panel', page, home());
  expect(wrong).toEqual([]);
  expect(seen.size).toBe(33);
});
