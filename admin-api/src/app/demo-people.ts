/** One invented person a role, for trying Pressbox out. The passwords are public: never seeded into a SQL Server unless SEED=demo says so. */
import type { Role } from "@pressbox/shared/identity/identity.permissions.ts";
import { createUserInputSchema } from "@pressbox/shared/identity/identity.schema.ts";
import { findUntouchedPeople, seedPeople } from "../identity/identity.public.ts";
import type { Platform } from "../platform/platform.ts";

const domain = "pressbox.example";

/** In the order of a day's work. */
export const demoPeople: readonly { readonly email: string; readonly name: string; readonly role: Role; readonly password: string }[] = [
  { email: `editor@${domain}`, name: "Marta Keller", role: "editor", password: "demo-editor-2021" },
  { email: `media@${domain}`, name: "Jonas Brandt", role: "media-manager", password: "demo-media-2021" },
  { email: `translator@${domain}`, name: "Leila Haddad", role: "translator", password: "demo-translator-2021" },
  { email: `publisher@${domain}`, name: "Sam Okafor", role: "publisher", password: "demo-publisher-2021" },
  { email: `administrator@${domain}`, name: "Ada Lindqvist", role: "administrator", password: "demo-administrator-2021" },
];

/** Makes them where there is nobody yet. */
export const seedDemoPeople = (platform: Platform): Promise<boolean> =>
  seedPeople(
    platform,
    demoPeople.map(({ role, ...person }) =>
      createUserInputSchema.parse({ ...person, grants: [{ role, contentType: "*", locale: "*" }], timeZone: "Europe/London" }),
    ),
  );

/** Lines that name those whose password is still the public one. */
export async function describeDemoPeople(platform: Platform): Promise<string[]> {
  const untouched = await findUntouchedPeople(
    platform.database.read,
    demoPeople.map(({ email }) => email),
  );
  const shown = demoPeople.filter(({ email }) => untouched.has(email));
  if (shown.length === 0) return [];
  const width = Math.max(...shown.map(({ email }) => email.length));
  return ["Demo accounts:", ...shown.map(({ email, password }) => `  ${email.padEnd(width)}  ${password}`)];
}
