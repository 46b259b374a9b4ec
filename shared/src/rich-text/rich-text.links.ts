/**
 * The one allow-list for URLs in rich text. Only absolute http, https and mailto; control characters and white space inside are refused
 * because browsers drop them before they read the scheme (`java\nscript:`).
 */
export const maxUrlLength = 2000;

export function isAllowedUrl(text: string): boolean {
  if (text.length === 0 || text.length > maxUrlLength || hasControlOrSpace(text)) return false;
  const url = URL.parse(text);
  if (url === null) return false;
  if (url.protocol === "mailto:") return url.pathname.includes("@");
  return (url.protocol === "https:" || url.protocol === "http:") && url.hostname !== "" && url.username === "" && url.password === "";
}

function hasControlOrSpace(text: string): boolean {
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code <= 0x20 || (code >= 0x7f && code <= 0xa0)) return true;
  }
  return false;
}

/** An asset's address as rendered: an origin path or an absolute http(s) URL; null for anything else. */
export function safeSource(url: string): string | null {
  if (hasControlOrSpace(url)) return null;
  if (/^\/(?![/\\])/.test(url)) return url;
  return /^https?:\/\//i.test(url) && URL.canParse(url) ? url : null;
}

/** What a person typed into a link field, made absolute where the meaning is plain (`uefa.com`, `a@b.eu`); null when it may not be linked. */
export function linkFromTyped(text: string): string | null {
  const typed = text.trim();
  if (isAllowedUrl(typed)) return typed;
  // No mailbox is longer (RFC 5321), and the expression's work grows with the square of it.
  if (typed.length <= 320 && /^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(typed)) return `mailto:${typed}`;
  if (/^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+([/?#:]\S*)?$/u.test(typed) && isAllowedUrl(`https://${typed}`)) return `https://${typed}`;
  return null;
}
