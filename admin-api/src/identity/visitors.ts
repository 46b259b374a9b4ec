import type { Request } from "express";
import { notSignedIn } from "../platform/errors.ts";
import { plainAddress } from "./plain-address.ts";
import { writeSessionCookie } from "./session-cookie.ts";
import { absoluteMs, type Visitor } from "./sessions.ts";

/** Who signs in, from where. */
export function visitorOf(request: Request): Visitor {
  const address = request.ip ?? request.socket.remoteAddress;
  if (address === undefined) throw notSignedIn();
  return { userAgent: request.headers["user-agent"] ?? "", address: plainAddress(address) };
}

/** Hands a browser its new session. */
export const sessionHeaders = (secret: string, publicUrl: string) => ({ "Set-Cookie": writeSessionCookie(secret, absoluteMs / 1000, publicUrl) });
