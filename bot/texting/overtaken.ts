/** Which question a text answers that a later one overtook: known by when each was sent, as the carrier says, and by no clock of ours. */
import type { Inbound } from '../../adapters/channels/channel.js';

type To = NonNullable<Inbound['to']>;

/** `open` is what stands before them; each text that was taken, with what stood there when it came. */
type Order = { open?: To | undefined; taken: { sentAt: string; asked: To | undefined }[] };

/** Numbers that are remembered, and texts of each: what was overtaken by more is an answer to what is asked now. */
const MOST = 5000;
const MOST_TEXTS = 10;

const isSame = (one: To | undefined, other: To | undefined) =>
  one?.question === other?.question && one?.about === other?.about;

/** For as long as the process lives: while it does not, nothing else is asked. */
export function overtaken() {
  const orders = new Map<string, Order>();

  return {
    /** What they had before them when they sent it; undefined: what is asked now. */
    answers(number: string, sentAt: string): To | undefined {
      const order = orders.get(number);
      const [first] = (order?.taken ?? [])
        .filter((each) => each.sentAt > sentAt)
        .sort((one, other) => (one.sentAt < other.sentAt ? -1 : 1));
      return isSame(first?.asked, order?.open) ? undefined : first?.asked;
    },
    /** It was taken, and this is asked now. */
    note(number: string, sentAt: string, open: To | undefined): void {
      const { open: asked, taken = [] } = orders.get(number) ?? {};
      orders.delete(number);
      orders.set(number, { open, taken: [...taken, { sentAt, asked }].slice(-MOST_TEXTS) });
      const oldest = orders.keys().next().value;
      if (orders.size > MOST && oldest !== undefined) orders.delete(oldest);
    },
    forget: (number: string) => void orders.delete(number),
  };
}
