/** Addresses of entries in the admin. Whatever has an identity has a URL. */
export const contentListPath = (search = ""): string => `/content${search === "" ? "" : `?${search}`}`;
export const binPath = (): string => "/content/bin";
/** The workspace of an entry; without a locale the workspace chooses. */
export const entryPath = (entryId: string, locale?: string): string => `/content/${entryId}${locale === undefined ? "" : `/${locale}`}`;
