/** Takes a file that cannot be read out of the way, byte for byte, and leaves word of it where it was. */
import { randomUUID } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { NotWhole } from '../check.js';
import type { Room } from '../folder.js';
import { durableJson, type Desk } from './durable-json.js';

const Marker = z.strictObject({ setAside: z.string() });

/**
 * The marker goes down first: if we stop in between, the file is still in its place and as unreadable as
 * before. The other way round the record would look absent, and a person would be a stranger to us.
 */
export async function setAside(file: string, room: Room, desk: Desk): Promise<string> {
  const name = newName(basename(file));
  await mark(file, name, desk);
  return moveAside(file, name, room, desk);
}

/** Never a name that was used before: nothing that was set aside is written over. */
export const newName = (of: string) =>
  `${new Date().toISOString().replaceAll(':', '')}-${randomUUID()}-${of}`;

/** Word that what should be here was set aside under this name. */
export async function mark(file: string, name: string, desk: Desk): Promise<void> {
  await markerOf(file, desk).write({ setAside: name });
}

export async function moveAside(
  file: string,
  name: string,
  room: Room,
  { files }: Pick<Desk, 'files'>,
): Promise<string> {
  const there = join(room.setAside, name);
  await files.rename(file, there);
  await files.flush(room.setAside);
  await files.flush(dirname(file));
  return there;
}

/** Whether the file that should be here was set aside, and as what; a marker counts even if it cannot be read. */
export async function wasSetAside(
  file: string,
  room: Room,
  desk: Desk,
): Promise<{ as?: string } | undefined> {
  try {
    const marker = await markerOf(file, desk).read();
    return marker ? { as: join(room.setAside, marker.setAside) } : undefined;
  } catch (error) {
    if (error instanceof NotWhole) return {};
    throw error;
  }
}

export const markerFile = (file: string) => `${file}.set-aside`;

function markerOf(file: string, desk: Desk) {
  return durableJson(markerFile(file), { read: parseMarker, write: (marker) => marker }, desk);
}

function parseMarker(data: unknown) {
  const marker = Marker.safeParse(data);
  if (!marker.success) throw new NotWhole('It is not a marker');
  return marker.data;
}
