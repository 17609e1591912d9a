/** A zip file of a few small files, not compressed (PKWARE APPNOTE 4.3): what Teams takes an app in. */
import { crc32 } from 'node:zlib';

/** Names in ASCII, without folders. The same files always make the same bytes: every date is the format's first. */
export function zipOf(files: readonly { name: string; bytes: Uint8Array }[]): Buffer {
  const parts: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const { name, bytes } of files) {
    const common = commonPart(name, bytes);
    const local = Buffer.concat([numbers([0x04034b50, 4]), common, numbers([0, 2]), Buffer.from(name)]);
    parts.push(local, Buffer.from(bytes));
    entries.push(
      Buffer.concat([
        numbers([0x02014b50, 4], [20, 2]),
        common,
        // No extra field, no comment, disk 0, no attributes, and where its local part begins.
        numbers([0, 2], [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]),
        Buffer.from(name),
      ]),
    );
    at += local.length + bytes.length;
  }
  const directory = Buffer.concat(entries);
  const end = numbers(
    [0x06054b50, 4],
    [0, 2],
    [0, 2],
    [files.length, 2],
    [files.length, 2],
    [directory.length, 4],
    [at, 4],
    [0, 2],
  );
  return Buffer.concat([...parts, directory, end]);
}

/** Version 2.0, no flags, stored, 1 January 1980, sum, sizes, length of the name. */
function commonPart(name: string, bytes: Uint8Array): Buffer {
  const size = bytes.length;
  return numbers(
    [20, 2],
    [0, 2],
    [0, 2],
    [0, 2],
    [0x21, 2],
    [crc32(bytes), 4],
    [size, 4],
    [size, 4],
    [name.length, 2],
  );
}

/** Little-endian, each in so many bytes. */
function numbers(...all: [value: number, size: 2 | 4][]): Buffer {
  return Buffer.concat(
    all.map(([value, size]) => {
      const bytes = Buffer.alloc(size);
      bytes.writeUIntLE(value, 0, size);
      return bytes;
    }),
  );
}
