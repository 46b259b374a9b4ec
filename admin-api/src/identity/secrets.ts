import { createHash, randomBytes } from "node:crypto";

/** 256 random bits, URL-safe. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

/** How `newSecret` looks: what does not look so is none of ours. */
export const secretPattern = /^[A-Za-z0-9_-]{43}$/;

/** What the database keeps of a secret. A fast hash is right here: 256 random bits cannot be guessed, unlike a password. */
export const hashSecret = (secret: string): string => createHash("sha256").update(secret).digest("hex");

/** A password for somebody who was given none: 120 random bits in 20 characters. */
export const newPassword = (): string => randomBytes(15).toString("base64url");
