/** The CDN in front of delivery, behind one interface. */
export interface Cdn {
  /** As `CDN_ADAPTER` names it. */
  readonly name: string;
  /** False when there is nothing to purge: then no purge is queued. */
  readonly isPurging: boolean;
  /** Most keys that one call of the purge job should bring. */
  readonly mostKeys: number;
  /** `Cache-Control` of what changes by publishing, and of "there is nothing here". */
  readonly cacheControl: { readonly found: string; readonly missing: string };
  /**
   * Makes the edge forget every response that carries one of `keys`. Resolves when the CDN has taken it.
   * @throws RetryLater when the CDN names a time, Error for everything else; repeating is harmless
   */
  purge(keys: readonly string[]): Promise<void>;
}
