/**
 * A draft that is open in this tab: the shared document, the socket to the server, and a copy on the device until the server has everything.
 *
 * What "saved" means: the server answers a mark when all that was sent before it is on its disk. Until then changes count as unsaved and
 * are kept in IndexedDB, so that neither a closed tab nor a lost connection loses them. A document of another generation (the format moved on)
 * is never merged with the copy on the device: y-prosemirror would erase what it does not know (docs/architecture/drafts.md).
 */
import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import {
  closeCodes,
  collaborationPath,
  documentName,
  refusals,
  type ServerMessage,
  serverMessageSchema,
} from "@pressbox/shared/entries/collaboration.protocol.ts";
import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import * as Y from "yjs";
import { signInGate } from "../../platform/sign-in-gate.ts";
import { openDeviceCopy } from "./device-copy.ts";
import { copyName } from "./device-notes.ts";
import { watchSize } from "./watch-size.ts";

/** Origin of changes made by form controls: `undo` takes them back. Rich text has an undo of its own in its editor. */
export const formOrigin = "form";
const markDelayMs = 100;
const countDelayMs = 250;
/** At its limit the text is sent again when somebody has changed it and rests. */
const sendAgainMs = 1_000;
/** Whole, a text of this length may not come through any more. */
const mostInOneMessageBytes = 3_500_000;
/** A tab that changes language and back finds the document still open. */
const lingerMs = 4_000;

export type DraftTopic = Extract<ServerMessage, { type: "changed" }>["topic"];

export interface DraftState {
  /** The document can be shown: it came from the server, or from this device. */
  readonly isReady: boolean;
  readonly isOnline: boolean;
  readonly canWrite: boolean;
  /** Changes of this tab that are not on the server's disk. */
  readonly unsaved: number;
  readonly savedAt: string | null;
  /** Of the document on the server, 0 before it was opened: live positions belong to it. */
  readonly generation: number;
  /** Why the server does not open it, one of `refusals`. */
  readonly refusal: string | null;
  /** This tab's code is older than the server's. */
  readonly isOutdated: boolean;
  /** Moves with every store: what hangs on the stored draft is asked again. */
  readonly storedRevision: number;
  /** Sequence of the last publish that was announced. */
  readonly publishedSeq: number;
  /** How full the draft is, as a part of its limit; 0 far from it. */
  readonly fullness: number;
  /** What the server does not take of this tab's work, and why; it stays on the device. */
  readonly notTaken: "full" | "tooBig" | "malformed" | "tooMany" | null;
}

export interface Draft {
  readonly entryId: string;
  readonly locale: string;
  readonly doc: Y.Doc;
  readonly provider: HocuspocusProvider;
  readonly undo: Y.UndoManager;
  getState(): DraftState;
  subscribe(listener: () => void): () => void;
  /** Hears of changes beside the text. */
  onTopic(listener: (topic: DraftTopic) => void): () => void;
  /** Puts the copy on this device aside and opens the server's; what was not sent can be looked at and taken from there. */
  setLocalCopyAside(): Promise<void>;
}

interface OpenDraft extends Draft {
  users: number;
  closing: ReturnType<typeof setTimeout> | undefined;
  close(): Promise<void>;
}

const openDrafts = new Map<string, OpenDraft>();
let socket: HocuspocusProviderWebsocket | undefined;

/** Opens a draft or joins the one that is open; call the answer's `release` when the component goes. @param userId keeps people on one device apart */
export function acquireDraft(userId: string, entryId: string, locale: string): { draft: Draft; release: () => void } {
  const name = documentName(entryId, locale);
  const known = openDrafts.get(name);
  // One that was refused is asked for again: the variant may have been started meanwhile.
  if (known !== undefined && known.users === 0 && known.getState().refusal !== null) closeNow(name, known);
  const draft = openDrafts.get(name) ?? openDraft(userId, entryId, locale);
  openDrafts.set(name, draft);
  clearTimeout(draft.closing);
  draft.users++;
  return {
    draft,
    release() {
      draft.users--;
      if (draft.users === 0)
        draft.closing = setTimeout(() => {
          closeNow(name, draft);
          if (openDrafts.size === 0) closeSocket();
        }, lingerMs);
    },
  };
}

function closeNow(name: string, draft: OpenDraft): void {
  clearTimeout(draft.closing);
  openDrafts.delete(name);
  void draft.close();
}

/** Closes every draft of this tab, so that what the server has leaves the device. */
export async function closeDrafts(): Promise<void> {
  const closing = [...openDrafts.values()].map((draft) => draft.close());
  openDrafts.clear();
  closeSocket();
  await Promise.all(closing);
}

function openSocket(): HocuspocusProviderWebsocket {
  const scheme = window.location.protocol === "https:" ? "wss" : "ws";
  socket ??= new HocuspocusProviderWebsocket({ url: `${scheme}://${window.location.host}${collaborationPath}`, delay: 500, minDelay: 300, maxDelay: 8_000 });
  return socket;
}

function closeSocket(): void {
  socket?.destroy();
  socket = undefined;
}

function openDraft(userId: string, entryId: string, locale: string): OpenDraft {
  const name = documentName(entryId, locale);
  const doc = new Y.Doc();
  const undo = new Y.UndoManager(doc, { trackedOrigins: new Set([formOrigin]), captureTimeout: 400 });
  const device = openDeviceCopy(copyName(userId, name, formatVersion), doc);
  const listeners = new Set<() => void>();
  const topicListeners = new Set<(topic: DraftTopic) => void>();
  let state: DraftState = {
    isReady: false,
    isOnline: false,
    canWrite: false,
    unsaved: 0,
    savedAt: null,
    generation: 0,
    refusal: null,
    isOutdated: false,
    storedRevision: 0,
    publishedSeq: 0,
    fullness: 0,
    notTaken: null,
  };
  const set = (change: Partial<DraftState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };

  // Marks: `made` counts this tab's changes, `covered` how many of them the mark under way stands for.
  let made = 0;
  let confirmed = 0;
  let covered: number | null = null;
  let mark = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const sendMark = (): void => {
    timer = undefined;
    if (covered !== null || made === confirmed || !provider.synced || !state.canWrite) return;
    covered = made;
    provider.sendStateless(JSON.stringify({ type: "mark", mark: ++mark }));
  };
  // The first change shows at once; while one types the number may be late, so that no key pays for words on the screen.
  let countLater: ReturnType<typeof setTimeout> | undefined;
  const count = (): void => {
    clearTimeout(countLater);
    countLater = undefined;
    if (state.unsaved !== made - confirmed) set({ unsaved: made - confirmed });
    device.note(made - confirmed);
  };

  const hear = (message: ServerMessage): void => {
    if (message.type === "opened") {
      device.noteGeneration(message.generation);
      set({ generation: message.generation, canWrite: message.canWrite, isOnline: true, refusal: null });
      sendMark();
    } else if (message.type === "outdated") set({ isOutdated: true, canWrite: false });
    else if (message.type === "stored") set({ storedRevision: message.revision });
    else if (message.type === "published") set({ publishedSeq: message.commitSeq });
    else if (message.type === "changed") for (const listener of topicListeners) listener(message.topic);
    else if (message.type === "full") {
      covered = null;
      set({ notTaken: "full" });
    } else if (message.mark === mark && covered !== null) {
      confirmed = covered;
      covered = null;
      set({ savedAt: message.savedAt, isOnline: navigator.onLine, notTaken: null });
      count();
      if (made > confirmed) sendMark();
    }
  };

  /** The socket carries several drafts: only one that cannot be sent is let go, so that the others are not cut off with it again and again. */
  const blame = (code: number): void => {
    if (code === closeCodes.malformed) set({ notTaken: "malformed" });
    if (code === closeCodes.tooMany) set({ notTaken: "tooMany" });
    if (code !== closeCodes.tooBig || Y.encodeStateAsUpdate(doc).length < mostInOneMessageBytes) return;
    set({ notTaken: "tooBig" });
    provider.detach();
  };

  // At the limit nothing is taken until the text is shorter: then it is sent again, whole.
  let sendAgain: ReturnType<typeof setTimeout> | undefined;
  const sendEverything = (): void => {
    sendAgain = undefined;
    if (!provider.synced) return;
    provider.forceSync();
    sendMark();
  };
  const stopWatching = watchSize(doc, (fullness) => set({ fullness }));

  const provider = new HocuspocusProvider({
    name,
    document: doc,
    websocketProvider: openSocket(),
    token: async () => {
      await device.whenRead.catch(() => undefined);
      const generation = await device.generation();
      return JSON.stringify({ formatVersion, ...(generation === undefined ? {} : { generation }) });
    },
    onSynced: () => {
      set({ isReady: true, isOnline: true });
      sendMark();
    },
    onClose: ({ event }) => {
      covered = null;
      set({ isOnline: false });
      // The session is over: ask for the sign-in in place. The socket comes back by itself once somebody is signed in.
      if (event.code === closeCodes.sessionEnded) void signInGate.waitForSignIn();
      if (made > confirmed) blame(event.code);
    },
    onStateless: ({ payload }) => {
      const heard = serverMessageSchema.safeParse(JSON.parse(payload));
      if (heard.success) hear(heard.data);
    },
    onAuthenticationFailed: ({ reason }) => set({ refusal: reason, canWrite: false }),
  });

  doc.on("update", (_update: Uint8Array, origin: unknown) => {
    if (state.notTaken === "full") sendAgain ??= setTimeout(sendEverything, sendAgainMs);
    if (origin === provider || device.isOrigin(origin)) return;
    made++;
    if (state.unsaved === 0) count();
    else countLater ??= setTimeout(count, countDelayMs);
    timer ??= setTimeout(sendMark, markDelayMs);
  });

  const readDevice = async (): Promise<void> => {
    await device.whenRead;
    const kept = await device.takeOver();
    if (kept > 0) {
      made += kept;
      count();
      timer ??= setTimeout(sendMark, markDelayMs);
    }
    // Offline, but this device has the text: show it. Writing goes on, the server merges it later.
    if (!state.isReady && doc.store.clients.size > 0) set({ isReady: true, canWrite: true });
  };
  void readDevice().catch(() => undefined);

  // The line is cut before the socket notices, and is back before it has tried.
  const watchLine = (): void => {
    if (!navigator.onLine) set({ isOnline: false });
    else if (provider.synced) set({ isOnline: true });
  };
  window.addEventListener("online", watchLine);
  window.addEventListener("offline", watchLine);

  provider.attach();
  return {
    entryId,
    locale,
    doc,
    provider,
    undo,
    users: 0,
    closing: undefined,
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onTopic(listener) {
      topicListeners.add(listener);
      return () => topicListeners.delete(listener);
    },
    async setLocalCopyAside() {
      const { setAside } = await import("./set-aside.ts");
      if (made > confirmed) await setAside(doc, copyName(userId, name, `${formatVersion}.${(await device.generation()) ?? 0}`), made - confirmed);
      await device.discard();
      window.location.reload();
    },
    close() {
      clearTimeout(timer);
      if (countLater !== undefined) count();
      clearTimeout(sendAgain);
      stopWatching();
      window.removeEventListener("online", watchLine);
      window.removeEventListener("offline", watchLine);
      // Everything is on the server: nothing of the text stays on a device that others may use.
      const left = device.close(made === confirmed);
      provider.destroy();
      undo.destroy();
      doc.destroy();
      return left;
    },
  };
}

export const isRefusedGeneration = (state: DraftState): boolean => state.refusal === refusals.otherGeneration;
