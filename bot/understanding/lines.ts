/** Cuts a stream of text into lines; of a line too long to be read only the beginning is kept, however long it is. */

export type Line = {
  text: string;
  /** How long it was, in characters, when it was too long; the text is its beginning. */
  cutFrom?: number;
};

/** One for every line, empty ones too; what follows the last line end counts when there is anything. */
export async function* linesOf(input: AsyncIterable<string>, most: number): AsyncGenerator<Line> {
  let [kept, length, isFirst] = ['', 0, true];
  const whole = (): Line => {
    const line = lineOf(kept, length, most);
    [kept, length] = ['', 0];
    return line;
  };
  for await (const chunk of input) {
    let from = isFirst && chunk.startsWith('\ufeff') ? 1 : 0;
    if (chunk !== '') isFirst = false;
    for (let end = chunk.indexOf('\n', from); end >= 0; end = chunk.indexOf('\n', from)) {
      add(chunk, from, end);
      yield whole();
      from = end + 1;
    }
    add(chunk, from, chunk.length);
  }
  if (length > 0) yield whole();

  function add(chunk: string, from: number, end: number): void {
    // One more than is read: a carriage return may follow the last letter.
    kept += chunk.slice(from, Math.min(end, from + most + 1 - kept.length));
    length += end - from;
  }
}

function lineOf(kept: string, length: number, most: number): Line {
  const hasReturn = kept.length === length && kept.endsWith('\r');
  const text = hasReturn ? kept.slice(0, -1) : kept;
  if (length - (hasReturn ? 1 : 0) <= most) return { text };
  // Half of a picture at the end would be no letter at all.
  return { text: text.slice(0, most).replace(/[\ud800-\udbff]$/, ''), cutFrom: length };
}
