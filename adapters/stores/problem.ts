/** What a file store tells a person to look at. */
import type { Kind } from './folder.js';

/** `why` says what is wrong, never what is in it; nor is it said whose it is: on the page the id is the cookie. */
export type Problem =
  | { kind: 'unreadable'; what: Kind; practice: string; setAside: string | undefined; why: string }
  | { kind: 'journal'; setAside: string | undefined; why: string }
  | { kind: 'index'; why: string }
  | { kind: 'not-filed'; why: string };

export type Report = (problem: Problem) => void;
