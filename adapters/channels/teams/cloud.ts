/** Where Microsoft's side of Teams is: who signs what comes in, and which addresses may be written to. */

export type Cloud = {
  /** The OpenID document that names the signing keys. */
  metadata: string;
  issuer: string;
  /** Whether a message may be sent to this address: it comes from the request, so it is never taken on trust. */
  isService: (url: URL) => boolean;
  /** What opens the door when something is sent; left out: what Microsoft gives for the app's id and password. */
  token?: () => Promise<string>;
};

/** Hosts of the Bot Framework's public cloud (trust.md 1.1). */
const HOSTS = /^(?:smba\.trafficmanager\.net|(?:[a-z0-9-]+\.)+botframework\.com)$/;

export const PUBLIC_CLOUD: Cloud = {
  metadata: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  issuer: 'https://api.botframework.com',
  isService: ({ protocol, hostname, port, username, password }) =>
    protocol === 'https:' && HOSTS.test(hostname) && port === '' && username === '' && password === '',
};

export const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])$/;

/** Microsoft's playground on this machine, where nothing is signed. */
export const isLoopback = ({ protocol, hostname }: URL) => protocol === 'http:' && LOOPBACK.test(hostname);
