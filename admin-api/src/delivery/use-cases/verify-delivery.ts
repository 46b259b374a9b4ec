/**
 * Compares what readers would get with the database, item by item: numbers, pointers of entries and slugs, staged and cached documents.
 * Reads the way readers do (through the region), and once more straight from the versions, which are the truth.
 */
import type { DeliveryDeps } from "../delivery.deps.ts";
import { findCommitSeq, findDocument, findRegion, listPublications } from "../delivery.repository.ts";
import { composeFromVersions, storedForm } from "../documents/document-source.ts";
import type { LiveSpan } from "../region/pointers.ts";

const atOnce = 200;

export interface VerifyReport {
  readonly epoch: number;
  readonly commitSeq: number;
  /** Variants that are live, that are not, and documents compared. */
  readonly live: number;
  readonly ended: number;
  readonly documents: number;
  /** One line each. Empty: equal. */
  readonly differences: readonly string[];
}

export async function verifyDelivery(
  deps: Pick<DeliveryDeps, "database" | "region">,
  onDifference: (line: string) => void = () => undefined,
): Promise<VerifyReport> {
  const { database, region } = deps;
  const differences: string[] = [];
  const differ = (line: string) => {
    differences.push(line);
    onDifference(line);
  };
  const commitSeq = await findCommitSeq(database.read);
  const state = await region.state();
  const found = region.foundEpoch();
  if (region.kind === "redis" && found !== null && found < commitSeq) differ(`the cache's epoch was ${found}, the newest commit is ${commitSeq}`);
  const stored = await findRegion(database.read, region.name);
  if (!region.isReachable()) differ("the delivery cache cannot be reached");
  if (stored?.epoch !== commitSeq) differ(`the database's epoch is ${stored?.epoch ?? "missing"}, the newest commit ${commitSeq}`);
  if (state.epoch !== commitSeq) differ(`readers are at epoch ${state.epoch}, the newest commit is ${commitSeq}`);
  const counts = { live: 0, ended: 0, documents: 0 };
  let after = { entryId: "", locale: "" };
  for (;;) {
    const page = await listPublications(database.read, after, atOnce);
    const ids = [...new Set(page.map((publication) => publication.entryId))];
    const spans = await region.liveSpans(ids, state, state.epoch);
    for (const publication of page) {
      const name = `${publication.entryId}/${publication.locale}`;
      const span = spans[ids.indexOf(publication.entryId)]?.find((each) => each.locale === publication.locale);
      if (publication.version === 0) {
        counts.ended++;
        if (span) differ(`${name}: readers see version ${span.version}, it is not live`);
        continue;
      }
      counts.live++;
      const wanted = `${publication.version}+${publication.sharedVersion} under ${publication.slug} since ${publication.sequence}`;
      const seen = span ? `${span.version}+${span.sharedVersion} under ${span.slug} since ${span.from}` : "nothing";
      if (seen !== wanted) differ(`${name}: readers see ${seen}, live is ${wanted}`);
      if (!span) continue;
      const [slug] =
        publication.slug === ""
          ? []
          : await region.slugSpans([{ type: publication.contentType, locale: publication.locale, slug: publication.slug }], state, state.epoch);
      if (publication.slug !== "" && !(slug?.isLive && slug.span.entryId === publication.entryId))
        differ(`${name}: the slug ${publication.slug} leads to ${slug?.span.entryId ?? "nothing"}`);
      for (const line of await compareDocuments(deps, span)) differ(`${name}: ${line}`);
      counts.documents++;
    }
    const last = page.at(-1);
    if (!last || page.length < atOnce) break;
    after = last;
  }
  return { epoch: state.epoch, commitSeq, ...counts, differences };
}

async function compareDocuments({ database, region }: Pick<DeliveryDeps, "database" | "region">, span: LiveSpan): Promise<string[]> {
  const truth = await composeFromVersions(database.read, span);
  if (!truth) return [`version ${span.version} cannot be composed`];
  const { hash } = storedForm(truth);
  const lines: string[] = [];
  const staged = await findDocument(database.read, span);
  if (staged && (staged.hash !== hash || storedForm(JSON.parse(staged.body)).hash !== hash))
    lines.push(`the staged document of version ${span.version} differs`);
  const [cached] = await region.storedDocuments([span]);
  if (cached && storedForm(cached).hash !== hash) lines.push(`the cached document of version ${span.version} differs`);
  return lines;
}
