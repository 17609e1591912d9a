/** Takes a file that cannot be read out of the way, byte for byte, and leaves word of it where it was. */
import { randomUUID } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { NotWhole } from './check.js';
import { durableJson } from './durable-json.js';
import type { Files } from './files.js';
import type { Room } from './folder.js';

const Marker = z.strictObject({ setAside: z.string() });

/**
 * The marker goes down first: if we stop in between, the file is still in its place and as unreadable as
 * before. The other way round the conversation would look absent, and a person would be a stranger to us.
 */
export async function setAside(file: string, room: Room, files: Files): Promise<string> {
  // Never a name that was used before: nothing that was set aside is written over.
  const name = `${new Date().toISOString().replaceAll(':', '')}-${randomUUID()}-${basename(file)}`;
  await markerOf(file, room, files).write({ setAside: name });
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
  files: Files,
): Promise<{ as?: string } | undefined> {
  try {
    const marker = await markerOf(file, room, files).read();
    return marker ? { as: join(room.setAside, marker.setAside) } : undefined;
  } catch (error) {
    if (error instanceof NotWhole) return {};
    throw error;
  }
}

export const markerFile = (file: string) => `${file}.set-aside`;

function markerOf(file: string, room: Room, files: Files) {
  return durableJson(markerFile(file), parseMarker, room.unfinished, files);
}

function parseMarker(data: unknown) {
  const marker = Marker.safeParse(data);
  if (!marker.success) throw new NotWhole('It is not a marker');
  return marker.data;
}
