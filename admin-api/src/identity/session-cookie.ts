/** Over HTTPS the `__Host-` prefix keeps other hosts of the domain from planting a session. */
const cookieName = (publicUrl: string) => (publicUrl.startsWith("https:") ? "__Host-pressbox_session" : "pressbox_session");

/** The secret of the session in a `Cookie` header. */
export function readSessionCookie(header: string | undefined, publicUrl: string): string | undefined {
  const prefix = `${cookieName(publicUrl)}=`;
  const secret = header
    ?.split(";")
    .map((part) => part.trim())
    .find((part) => part.startsWith(prefix))
    ?.slice(prefix.length);
  return secret === undefined || secret === "" || secret.length > 100 ? undefined : secret;
}

/** `Set-Cookie` of a new session. @param maxAgeSeconds its absolute end */
export function writeSessionCookie(secret: string, maxAgeSeconds: number, publicUrl: string): string {
  const secure = publicUrl.startsWith("https:") ? "; Secure" : "";
  return `${cookieName(publicUrl)}=${secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${secure}`;
}

/** `Set-Cookie` that ends the session in the browser. */
export const clearSessionCookie = (publicUrl: string): string => writeSessionCookie("", 0, publicUrl);
