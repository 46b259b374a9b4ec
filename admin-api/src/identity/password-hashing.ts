import { hash, verify } from "@node-rs/argon2";

/** Argon2id (the library's default) as the OWASP Password Storage Cheat Sheet asks at least: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A hash of nobody's password, made with the same cost, so that an unknown e-mail takes as long as a known one. */
const nobodysHash = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/** PHC string for the database. One spelling per password whatever the keyboard composes (NFC). */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize("NFC"), cost);

/** Whether the password belongs to the hash; with no hash the same work is done for a certain no. */
export async function isPassword(password: string, passwordHash: string | undefined): Promise<boolean> {
  const isRight = await verify(passwordHash ?? nobodysHash, password.normalize("NFC"));
  return passwordHash !== undefined && isRight;
}
