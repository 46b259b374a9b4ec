import { createHash, randomBytes } from "node:crypto";

/** 256 random bits: a link cannot be guessed, however many are tried. */
export const newPreviewSecret = (): string => randomBytes(32).toString("base64url");

/** What the database keeps. */
export const hashPreviewSecret = (secret: string): string => createHash("sha256").update(secret).digest("hex");

export const previewSecretPattern = /^[A-Za-z0-9_-]{43}$/;
