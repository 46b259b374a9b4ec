import type { RequestHandler } from "express";
import helmet from "helmet";

export interface SecurityHeadersOptions {
  /** Where people reach Pressbox; https switches HSTS on. */
  readonly publicUrl: string;
  /** Origins of blob storage, where browsers upload to and read pictures from. */
  readonly blobOrigins: readonly string[];
  /** Origins that our pages may frame: sites that show previews. Asked for each answer. */
  readonly framedOrigins?: () => readonly string[];
}

/**
 * Headers of every answer. Nothing of a third party is loaded: embeds are cards. Styles may be inline because the component kit writes
 * them so; scripts may not. docs/decisions/0021-content-security-policy.md
 */
export function securityHeaders({ publicUrl, blobOrigins, framedOrigins = () => [] }: SecurityHeadersOptions): RequestHandler {
  const isHttps = publicUrl.startsWith("https:");
  const socket = new URL(publicUrl).origin.replace(/^http/, "ws");
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", "data:", "blob:", ...blobOrigins],
        mediaSrc: ["'self'", "blob:", ...blobOrigins],
        connectSrc: ["'self'", socket, ...blobOrigins],
        fontSrc: ["'self'"],
        workerSrc: ["'self'", "blob:"],
        frameSrc: ["'self'", () => framedOrigins().join(" ")],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    crossOriginOpenerPolicy: { policy: "same-origin" },
    // Published pictures and the delivery API are for pages on other hosts.
    crossOriginResourcePolicy: { policy: "cross-origin" },
    referrerPolicy: { policy: "same-origin" },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    xFrameOptions: { action: "deny" },
  });
}
