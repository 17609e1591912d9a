/** Prints lines, figures and JSON for the commands of the directory. */
export const print = (line: string) => process.stdout.write(`${line}\n`);
export const printJson = (value: unknown) => print(JSON.stringify(value, undefined, 2));
export const today = () => new Date().toISOString().slice(0, 10);

/** A count with what is counted: `1 service`, `2,000 services`. */
export const counted = (count: number, what: string) => `${many(count)} ${what}${count === 1 ? '' : 's'}`;

export const many = (count: number) => count.toLocaleString('en-GB');
