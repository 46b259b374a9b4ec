import { z } from "zod";
import { idSchema } from "../kernel/ids.ts";
import { grantSchema, permissions, roleSchema } from "./identity.permissions.ts";

/** Trimmed and lower case, so that one person has one spelling. */
export const emailSchema = z.string().trim().toLowerCase().pipe(z.email().max(254));
/** NIST SP 800-63B: length counts, not classes of characters. */
export const passwordSchema = z.string().min(12).max(200);
const timeZoneSchema = z
  .string()
  .max(64)
  .refine((zone) => {
    try {
      new Intl.DateTimeFormat("en", { timeZone: zone });
      return true;
    } catch {
      return false;
    }
  }, "not an IANA time zone");

export const signInInputSchema = z.strictObject({ email: emailSchema, password: z.string().min(1).max(200) });

export const userViewSchema = z.object({
  id: idSchema,
  email: z.string(),
  name: z.string(),
  /** `erased`: only the id is left. */
  status: z.enum(["active", "disabled", "erased"]),
  uiLocale: z.string(),
  timeZone: z.string(),
  grants: z.array(grantSchema),
  revision: z.number().int(),
  createdAt: z.iso.datetime(),
});
export type UserView = z.infer<typeof userViewSchema>;

/** The signed-in actor: what every screen asks before it draws a button. */
export const meSchema = z.object({
  actor: z.object({ kind: z.enum(["user", "token"]), id: z.string(), name: z.string(), grants: z.array(grantSchema) }),
  /** Null for a token. */
  user: userViewSchema.nullable(),
  permissions: z.array(z.enum(permissions)),
});
export type Me = z.infer<typeof meSchema>;

export const createUserInputSchema = z.strictObject({
  email: emailSchema,
  name: z.string().trim().min(1).max(200),
  password: passwordSchema,
  grants: z.array(grantSchema).min(1).max(200),
  uiLocale: z.string().max(35).default("en"),
  timeZone: timeZoneSchema.default("UTC"),
});
export type CreateUserInput = z.infer<typeof createUserInputSchema>;
export const changeUserInputSchema = z.strictObject({
  name: z.string().trim().min(1).max(200).optional(),
  password: passwordSchema.optional(),
  grants: z.array(grantSchema).min(1).max(200).optional(),
  status: z.enum(["active", "disabled"]).optional(),
});
/** `comments`: what they wrote in comments goes too. */
export const erasePersonInputSchema = z.strictObject({ comments: z.boolean().default(false) });
export const changeMeInputSchema = z.strictObject({
  name: z.string().trim().min(1).max(200).optional(),
  uiLocale: z.string().max(35).optional(),
  timeZone: timeZoneSchema.optional(),
  password: z.strictObject({ current: z.string().max(200), next: passwordSchema }).optional(),
});
/** First visit of an installation without people: makes the administrator. */
export const firstAdministratorInputSchema = z.strictObject({ email: emailSchema, name: z.string().trim().min(1).max(200), password: passwordSchema });
/** Whether that first visit is still to come. */
export const setupSchema = z.object({ needsAdministrator: z.boolean() });

export const sessionViewSchema = z.object({
  handle: idSchema,
  isCurrent: z.boolean(),
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  userAgent: z.string(),
  address: z.string(),
});
export type SessionView = z.infer<typeof sessionViewSchema>;

export const createTokenInputSchema = z.strictObject({
  name: z.string().trim().min(1).max(200),
  role: roleSchema,
  contentType: z.string().max(64).default("*"),
  locale: z.string().max(35).default("*"),
  expiresInDays: z.number().int().min(1).max(366).default(90),
});
export type CreateTokenInput = z.infer<typeof createTokenInputSchema>;
export const tokenViewSchema = z.object({
  id: idSchema,
  name: z.string(),
  role: roleSchema,
  contentType: z.string(),
  locale: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime().nullable(),
  revokedAt: z.iso.datetime().nullable(),
});
export type TokenView = z.infer<typeof tokenViewSchema>;
/** The secret is shown once, here. */
export const createdTokenSchema = tokenViewSchema.extend({ secret: z.string() });
