/** Platforms an editor may embed. Stored as provider and id, never as a URL or HTML: what a reader loads is decided at rendering. */
export const embedProviders = ["dailymotion", "youtube", "x"] as const;
export type EmbedProvider = (typeof embedProviders)[number];
export interface Embed {
  provider: EmbedProvider;
  embedId: string;
}

const idPatterns: Record<EmbedProvider, RegExp> = {
  dailymotion: /^[a-z0-9]{5,20}$/i,
  youtube: /^[\w-]{11}$/,
  x: /^\d{1,20}$/,
};
export const embedNames: Record<EmbedProvider, string> = { dailymotion: "Dailymotion", youtube: "YouTube", x: "X" };

export const isEmbedId = (provider: EmbedProvider, embedId: string): boolean => idPatterns[provider].test(embedId);

/** The page of an embed at its platform: what a reader without scripts is led to. */
export function embedUrl({ provider, embedId }: Embed): string {
  if (provider === "dailymotion") return `https://www.dailymotion.com/video/${embedId}`;
  if (provider === "youtube") return `https://www.youtube.com/watch?v=${embedId}`;
  return `https://x.com/i/status/${embedId}`;
}

function idInUrl(url: URL): Embed | null {
  const host = url.hostname.replace(/^(www|m|mobile|geo)\./, "");
  const path = url.pathname;
  const found = (provider: EmbedProvider, embedId: string | null | undefined) => (embedId ? { provider, embedId } : null);
  if (host === "dailymotion.com") {
    if (path.startsWith("/player")) return found("dailymotion", url.searchParams.get("video"));
    return found("dailymotion", /^\/(?:embed\/)?video\/([^/_]+)/.exec(path)?.[1]);
  }
  if (host === "dai.ly") return found("dailymotion", path.slice(1));
  if (host === "youtu.be") return found("youtube", path.slice(1).split("/")[0]);
  if (host === "youtube.com" || host === "youtube-nocookie.com") {
    if (path === "/watch") return found("youtube", url.searchParams.get("v"));
    return found("youtube", /^\/(?:embed|shorts|live)\/([^/]+)/.exec(path)?.[1]);
  }
  if (host === "x.com" || host === "twitter.com") return found("x", /^\/(?:i|\w{1,20})\/(?:web\/)?status(?:es)?\/(\d+)/.exec(path)?.[1]);
  return null;
}

/** The embed that a pasted or imported URL names, or null when it is not one of ours. */
export function parseEmbedUrl(text: string): Embed | null {
  const url = URL.parse(text.trim());
  if (url === null || !["https:", "http:"].includes(url.protocol)) return null;
  const embed = idInUrl(url);
  return embed !== null && isEmbedId(embed.provider, embed.embedId) ? embed : null;
}
