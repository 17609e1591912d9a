/** Prints lines, figures and JSON for the commands of the directory. */
export const print = (line: string) => process.stdout.write(`${line}\n`);
export const printJson = (value: unknown) => print(JSON.stringify(value, undefined, 2));
export const today = () => new Date().toISOString().slice(0, 10);

export const many = (count: number) => count.toLocaleString('en-GB');
