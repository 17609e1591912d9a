/** How long a server that is asked to stop waits for what is under way, in milliseconds. */
export const GIVES_UP_AFTER = 9500;
