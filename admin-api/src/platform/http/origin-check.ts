import type { IncomingMessage } from "node:http";
import { AppError } from "../errors.ts";

/**
 * Whether the browser says that its page is ours. `Sec-Fetch-Site` cannot be set by scripts; `Origin` is compared with the public address
 * and with the host that was asked (a foreign page can forge neither for the visitor's browser).
 */
export function isSameOrigin(request: IncomingMessage, publicUrl: string): boolean {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return false;
  const origin = request.headers.origin;
  if (origin === undefined) return site === "same-origin";
  if (origin === new URL(publicUrl).origin) return true;
  const host = request.headers.host;
  return host !== undefined && URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}

/** Whether anything in the request says that it comes from a browser's page. */
export const namesItsOrigin = (request: IncomingMessage): boolean => request.headers.origin !== undefined || request.headers["sec-fetch-site"] !== undefined;

export const foreignOrigin = () =>
  new AppError("platform.foreign_origin", 403, "Writes with a session must come from Pressbox's own pages. Programs use an API token.");
