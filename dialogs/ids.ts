/** The shape of every name in content: lower-case words with hyphens, kept for ever. */
import { z } from 'zod';

export const Id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case words joined by hyphens, like "first-step"');
