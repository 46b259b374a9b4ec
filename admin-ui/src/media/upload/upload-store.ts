/**
 * Uploads of this tab. They live outside React, so that they go on while pages change; the tray shows them. Two files go at a time.
 * A failed file keeps its blocks and goes on where it stopped, by a click or when the browser is online again.
 */
import { type AssetView, assetViewSchema, type StartedUpload, startedUploadSchema } from "@pressbox/shared/media/media.schema.ts";
import { ApiProblem, callApi } from "../../platform/api-client.ts";
import { tellUploadStarted } from "../../platform/first-upload.ts";
import { queryClient } from "../../platform/query-client.ts";
import { assetQuery, isInTheMaking, keepAsset } from "../media.queries.ts";
import { StorageFault, xhrTransport } from "./block-transport.ts";
import { uploadBlocks } from "./upload-blocks.ts";
import { type Sample, withSample } from "./upload-rate.ts";

export type UploadState = "waiting" | "sending" | "checking" | "processing" | "done" | "failed" | "cancelled";

/** Why an upload stopped: a word of ours (`media:problems`) or what the API said. */
export type UploadProblem = { readonly kind: "line" | "storage" | "gone" } | { readonly kind: "api"; readonly error: ApiProblem };

export interface Upload {
  readonly id: number;
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly isClip: boolean;
  readonly state: UploadState;
  readonly sentBytes: number;
  readonly samples: readonly Sample[];
  /** Known once the upload has started. */
  readonly assetId: string | null;
  readonly problem: UploadProblem | null;
  /** From the server when the file cannot be used after all: `Asset.failure`. */
  readonly failure: string;
}

/** What the caller of an upload can wait for. Both reject when the person cancels or the file is refused for good. */
export interface UploadHandle {
  readonly id: number;
  /** The asset exists, its bytes are on the way. */
  readonly started: Promise<{ assetId: string }>;
  /** The file was accepted; renditions may still be in the making. */
  readonly accepted: Promise<AssetView>;
  /** Hears how much of the file is sent, from 0 to 1. */
  follow(listener: (share: number) => void): () => void;
  cancel(): void;
}

interface Work {
  readonly file: File;
  readonly standing: Set<string>;
  abort: AbortController;
  started: StartedUpload | null;
  readonly onStarted: PromiseWithResolvers<{ assetId: string }>;
  readonly onAccepted: PromiseWithResolvers<AssetView>;
}

const parallelFiles = 2;
let uploads: readonly Upload[] = [];
let nextId = 1;
const work = new Map<number, Work>();
const listeners = new Set<() => void>();

export const uploadStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: (): readonly Upload[] => uploads,
};

const isRunning = ({ state }: Upload): boolean => state === "waiting" || state === "sending" || state === "checking";
export const isUnderWay = (upload: Upload): boolean => isRunning(upload) || upload.state === "processing";

/** Puts files in the queue; the first go at once. */
export function startUploads(files: readonly File[]): UploadHandle[] {
  const handles = files.map((file): UploadHandle => {
    const id = nextId++;
    const onStarted = Promise.withResolvers<{ assetId: string }>();
    const onAccepted = Promise.withResolvers<AssetView>();
    // Whoever does not wait for them must not see an unhandled rejection.
    onStarted.promise.catch(() => undefined);
    onAccepted.promise.catch(() => undefined);
    work.set(id, { file, standing: new Set(), abort: new AbortController(), started: null, onStarted, onAccepted });
    const upload: Upload = {
      id,
      fileName: file.name,
      sizeBytes: file.size,
      isClip: file.type.startsWith("video/"),
      state: "waiting",
      sentBytes: 0,
      samples: [],
      assetId: null,
      problem: null,
      failure: "",
    };
    publish([...uploads, upload]);
    return { id, started: onStarted.promise, accepted: onAccepted.promise, follow: (listener) => followUpload(id, listener), cancel: () => cancelUpload(id) };
  });
  tellUploadStarted();
  fillSlots();
  return handles;
}

function followUpload(id: number, tell: (share: number) => void): () => void {
  return uploadStore.subscribe(() => {
    const upload = uploads.find((each) => each.id === id);
    if (upload !== undefined) tell(upload.sizeBytes === 0 ? 1 : upload.sentBytes / upload.sizeBytes);
  });
}

/** Goes on with a failed upload; what stands is not sent again. */
export function retryUpload(id: number): void {
  if (uploads.find((upload) => upload.id === id)?.state !== "failed") return;
  change(id, { state: "waiting", problem: null, samples: [] });
  fillSlots();
}

/** Stops an upload for good. The server clears what stands after a day. */
export function cancelUpload(id: number): void {
  const upload = uploads.find((each) => each.id === id);
  if (!upload || (!isRunning(upload) && upload.state !== "failed")) return;
  change(id, { state: "cancelled", problem: null });
  const job = work.get(id);
  const reason = new DOMException("cancelled", "AbortError");
  job?.abort.abort(reason);
  job?.onStarted.reject(reason);
  job?.onAccepted.reject(reason);
  work.delete(id);
  fillSlots();
}

export function cancelAllUploads(): void {
  for (const upload of uploads) cancelUpload(upload.id);
}

/** Takes what is no longer under way off the list: one, or all. */
export function removeUploads(id?: number): void {
  const kept = uploads.filter((upload) => isUnderWay(upload) || (id !== undefined && upload.id !== id));
  for (const upload of uploads) if (!kept.includes(upload)) work.delete(upload.id);
  publish(kept);
}

function publish(next: readonly Upload[]): void {
  uploads = next;
  for (const listener of listeners) listener();
}

function change(id: number, values: Partial<Upload>): void {
  publish(uploads.map((upload) => (upload.id === id ? { ...upload, ...values } : upload)));
}

function fillSlots(): void {
  const running = uploads.filter(({ state }) => state === "sending" || state === "checking").length;
  for (const upload of uploads.filter(({ state }) => state === "waiting").slice(0, Math.max(0, parallelFiles - running))) void run(upload.id);
}

async function run(id: number): Promise<void> {
  const job = work.get(id);
  if (!job) return;
  change(id, { state: "sending" });
  job.abort = new AbortController();
  const { signal } = job.abort;
  try {
    job.started = job.started ? await renew(job.started.assetId) : await start(job.file, signal);
    const { assetId } = job.started;
    change(id, { assetId });
    job.onStarted.resolve({ assetId });
    await uploadBlocks({
      file: job.file,
      started: job.started,
      transport: xhrTransport,
      standing: job.standing,
      signal,
      renew: () => renew(assetId),
      onSent: (sentBytes) => noteSent(id, sentBytes),
    });
    change(id, { state: "checking", sentBytes: job.file.size });
    const asset = await callApi("POST", `/assets/${assetId}/complete`, assetViewSchema, { body: {}, signal });
    keepAsset(asset);
    job.onAccepted.resolve(asset);
    work.delete(id);
    change(id, { state: "processing" });
    void watch(id, assetId);
  } catch (error) {
    if (signal.aborted) return;
    stopWith(id, job, problemOf(error));
  } finally {
    fillSlots();
  }
}

const start = (file: File, signal: AbortSignal) =>
  callApi("POST", "/assets", startedUploadSchema, { body: { fileName: file.name, sizeBytes: file.size }, signal });
const renew = (assetId: string) => callApi("POST", `/assets/${assetId}/renew`, startedUploadSchema);

/** At most ten times a second: the tray does not need more, and typing elsewhere must not feel it. */
function noteSent(id: number, sentBytes: number): void {
  const upload = uploads.find((each) => each.id === id);
  if (!upload || (Date.now() - (upload.samples.at(-1)?.atMs ?? 0) < 100 && sentBytes < upload.sizeBytes)) return;
  change(id, { sentBytes, samples: withSample(upload.samples, { atMs: Date.now(), bytes: sentBytes }) });
}

function problemOf(error: unknown): UploadProblem {
  if (error instanceof StorageFault) return { kind: error.status === 0 ? "line" : error.status === 404 ? "gone" : "storage" };
  if (!(error instanceof ApiProblem)) return { kind: "storage" };
  return error.status === 0 ? { kind: "line" } : { kind: "api", error };
}

/** What the server refuses for good ends the upload; everything else can go on. */
export const isFinal = (problem: UploadProblem | null): boolean =>
  problem?.kind === "gone" ||
  (problem?.kind === "api" && problem.error.status >= 400 && problem.error.status < 500 && problem.error.code !== "media.upload_incomplete");

function stopWith(id: number, job: Work, problem: UploadProblem): void {
  change(id, { state: "failed", problem });
  // The storage lost blocks that were thought to stand: send all again.
  if (problem.kind === "api" && problem.error.code === "media.upload_incomplete") job.standing.clear();
  if (!isFinal(problem)) return;
  const reason = problem.kind === "api" ? problem.error : new Error(problem.kind);
  job.onStarted.reject(reason);
  job.onAccepted.reject(reason);
  work.delete(id);
}

/** Follows the jobs that make the file ready. */
async function watch(id: number, assetId: string): Promise<void> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    const asset = await queryClient.fetchQuery({ ...assetQuery(assetId), staleTime: 0 }).catch(() => undefined);
    if (asset === undefined || (asset && isInTheMaking(asset))) continue;
    if (asset) keepAsset(asset);
    change(id, asset?.state === "ready" ? { state: "done" } : { state: "failed", failure: asset?.failure ?? "unknown" });
    return;
  }
}

window.addEventListener("online", () => {
  for (const upload of uploads) if (upload.problem?.kind === "line") retryUpload(upload.id);
});
window.addEventListener("beforeunload", (event) => {
  if (uploads.some(isRunning)) event.preventDefault();
});
