/** The plain words of docs/understanding.md that do not change with the figures. */

export const OPENING = [
  '# How well people are understood',
  '',
  'What people type is read twice: for **danger**, and for the **needs** they speak of. Danger is answered on two levels.',
  'RED shows at once who to call. AMBER asks one plain question, and shows who to call unless the answer is a plain no.',
  'This page says how often that goes right and how often it goes wrong. It is written by `npm run evaluate`: change',
  'nothing here by hand.',
  '',
];

export const WRITTEN_BY =
  'No sentence is repeated here: those of the blind half are never shown to who writes the rules.';

export const MEASURED = [
  'Made-up sentences, each labelled by who wrote it: with the needs it speaks of, with a kind of danger and the way it',
  'is said, or as ordinary. What counts as what is in [test/corpora/DEFINITIONS.md](../test/corpora/DEFINITIONS.md); who',
  'wrote them is in [test/corpora/README.md](../test/corpora/README.md).',
  '',
  '- The **tune** half is read by who writes the rules. Its figures flatter: the rules were made to fit it.',
  '- The **blind** half is not. Other writers wrote it, and only its figures are looked at. Read these figures. Each run',
  '  teaches a little about it all the same, so the first run is kept for ever beside the latest.',
  '- Ordinary sentences hold no need and no danger. About one in three looks as if it did (`like-need`, `like-danger`).',
  '  The targets for false alarms are held against all of them together.',
  '- Micro F1 is counted over every need of the sentences that speak of needs, those labelled with none among them.',
  '- Needs are not judged in sentences of danger, as nobody labelled them there.',
  '',
];

export const NOT_SHOWN = [
  '- **No clinician labelled anything.** The labels are what the writers meant, not what a nurse would have judged.',
  '- **Few hands wrote them.** Each writer has habits; real people have more. One kind of danger, said in one way, is some',
  '  18 sentences in the blind half. The ranges say how much that leaves open, as far as chance goes.',
  '- **The writers are not the people.** They are language models, told to write as many different people would. No',
  '  sentence comes from somebody in danger. Writers and rules may share habits that real people do not have.',
  '- **English only.** Welsh phrases of danger are read too, and were not measured.',
  '- **One text at a time**, or two when a sentence is split. A danger that shows only over a whole conversation was not',
  '  measured.',
  '- **How common danger is.** One sentence in five is a danger here; it is rare in life. Most alarms in use will be false,',
  '  however small the shares below are.',
  '- **What happens next.** Whether somebody calls the number they are shown is not measured.',
  '- **A danger that is not seen is not answered.** The way to urgent help is on every page for that reason.',
  '',
];

export const HOW_TO_RUN = [
  '## How to run it',
  '',
  '```',
  'npm run evaluate                      # everything; writes this page',
  'npm run evaluate -- --quick           # without the ways of typing; writes nothing',
  'npm run evaluate -- --half tune       # one half only',
  'npm run evaluate -- --json            # the figures as JSON',
  'npm run evaluate -- --misses suicide  # what was missed or read wrongly in the tune half',
  'npm run evaluate -- --record          # what the next release is held to: test/corpora/recorded.json',
  'npm run -s understand                 # one line in, one JSON object out',
  '```',
  '',
  '`npm test` fails when any kind of danger is seen less often than was recorded, in either half.',
  '',
];
