/** Headers of what a preview answers: never kept, never indexed, its address told to nobody, and no script in it ever runs. */
import { createHash } from "node:crypto";
import { previewStyle } from "./preview-style.ts";

const styleHash = `'sha256-${createHash("sha256").update(previewStyle).digest("base64")}'`;

export const neverKept = { "Cache-Control": "private, no-store", "X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "no-referrer" } as const;

/**
 * @param blobOrigins where pictures may come from besides this origin
 * @param isFramed inside the admin: the frame belongs to the admin's page, which follows typing in it; links lead nowhere there
 */
export function previewPageHeaders(blobOrigins: readonly string[], isFramed: boolean): Readonly<Record<string, string>> {
  const files = ["'self'", ...blobOrigins].join(" ");
  const policy = [
    "default-src 'none'",
    `img-src ${files} data:`,
    `media-src ${files}`,
    `style-src ${styleHash}`,
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${isFramed ? "'self'" : "'none'"}`,
    isFramed ? "sandbox allow-same-origin" : "sandbox allow-popups allow-popups-to-escape-sandbox",
  ];
  return {
    ...neverKept,
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": policy.join("; "),
    "X-Frame-Options": isFramed ? "SAMEORIGIN" : "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
  };
}
