/** Councils as a practice writes them down: where their Local Offer is, and who knows what is on. */
import { z } from 'zod';
import { outcodeOf, type Places } from './near.js';

const Web = z.url({
  protocol: /^https?$/,
  error: 'write a web address, like https://www.example.gov.uk/offer',
});

/** Absent means that nobody wrote it down: nothing is ever guessed. */
export const Council = z.strictObject({
  name: z.string().min(1),
  /** First halves of postcodes that are in it, most of them at least. */
  outcodes: z
    .array(z.string().regex(/^[A-Z]{1,2}\d[A-Z\d]?$/, 'write the first half of a postcode, like YO1'))
    .min(1),
  /** For families of children who need more support (Children and Families Act 2014, s.30). */
  local_offer: z.strictObject({ web: Web }).optional(),
  /** Whoever tells people what there is: a library, an information line, a family hub. */
  hub: z.strictObject({ name: z.string().min(1), web: Web }).optional(),
  checked_on: z.iso.date().optional(),
});
export const CouncilsFile = z.strictObject({ councils: z.array(Council).default([]) });

export type Council = z.infer<typeof Council>;

/** The council of an outcode or a sector; undefined: nobody wrote it down. */
export const councilAt = (code: string | undefined, councils: readonly Council[]): Council | undefined =>
  code === undefined ? undefined : councils.find(({ outcodes }) => outcodes.includes(outcodeOf(code)));

/** In an editor's words: codes that no place has, or that two councils claim. */
export function problemsInCouncils(councils: readonly Council[], { outcodes }: Places): string[] {
  const claimed = new Map<string, string>();
  return councils.flatMap(({ name, outcodes: own }) =>
    own.flatMap((code) => {
      const other = claimed.get(code);
      claimed.set(code, name);
      return [
        ...(outcodes.has(code) ? [] : [`content/councils.yaml, ${name}: no place has the code ${code}`]),
        ...(other === undefined
          ? []
          : [
              `content/councils.yaml, ${name}: ${code} is in ${other} already. Leave it with the one that most of it is in`,
            ]),
      ];
    }),
  );
}
