/**
 * Writes the demo newsroom into an empty house, through the same use cases that people's clicks end in. Done once: a counter row remembers it.
 * A set-up that was cut short leaves its people and entries; the next start takes the newsroom as it is and does not write it twice.
 */
import type { Actor, Role } from "@pressbox/shared/identity/identity.permissions.ts";
import type { EntriesDeps } from "../../entries/entries.deps.ts";
import { findActor } from "../../identity/identity.public.ts";
import type { MediaDeps } from "../../media/media.deps.ts";
import { invariant } from "../../platform/errors.ts";
import { demoPeople } from "../demo-people.ts";

const counterName = "demoNewsroom";

export interface DemoDeps {
  readonly entries: EntriesDeps;
  readonly media: MediaDeps;
  /** Runs what is due: what shows a picture is published once the picture has its renditions. */
  runJobs(): Promise<void>;
}

/** Answers whether it wrote anything. Does nothing where somebody has already written, or the demo's people are not there. */
export async function seedDemo({ entries, media, runJobs }: DemoDeps): Promise<boolean> {
  const { database, log } = entries;
  const isDone = await database.read.counter.findUnique({ where: { name: counterName } });
  if (isDone || (await database.read.entry.findFirst({ select: { id: true } }))) return false;
  const people = new Map<Role, Actor>();
  for (const { email, role } of demoPeople) {
    const actor = await findActor(database.read, email);
    if (!actor) return false;
    people.set(role, actor);
  }
  const person = (role: Role): Actor => {
    const found = people.get(role);
    invariant(found, `the demo has no ${role}`);
    return found;
  };
  // Loaded when needed: every other start goes without.
  const { uploadDemoMedia } = await import("./demo-media.ts");
  const { writeDemoNewsroom } = await import("./demo-newsroom.ts");
  log.info("writing the demo newsroom: half a minute, once");
  const assetIds = await uploadDemoMedia(media, person("media-manager"));
  await runJobs();
  await writeDemoNewsroom(entries, { editor: person("editor"), translator: person("translator"), publisher: person("publisher") }, assetIds);
  await database.transaction((tx) => tx.counter.create({ data: { name: counterName, value: 1 }, select: { name: true } }));
  return true;
}
