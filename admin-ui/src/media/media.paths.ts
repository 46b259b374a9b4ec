/** Addresses of media in the admin: the library's view and the open asset are one address. */
export const assetPath = (assetId: string): string => `/media?asset=${assetId}`;
/** The entry's feature ranks higher, so its address is known here by its public form only. */
export const usingEntryPath = (entryId: string, locale: string): string => `/content/${entryId}${locale === "*" ? "" : `/${locale}`}`;
