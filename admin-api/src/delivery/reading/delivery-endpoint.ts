/**
 * The delivery API on bare node:http, before Express: the path that must be fast. An answer is kept under its URL together with the state it was
 * made at; as long as the region stands there, the next reader gets the same bytes without a look anywhere. When the region has moved, it is
 * looked up again, and mostly turns out to be made of the same parts.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { LRUCache } from "lru-cache";
import { AppError } from "../../platform/errors.ts";
import type { DeliveryDeps } from "../delivery.deps.ts";
import { badMoment } from "../delivery.errors.ts";
import { findEpochAt } from "../delivery.repository.ts";
import type { RegionState } from "../region/region-state.ts";
import { type DeliveryRequest, parseDeliveryUrl } from "./delivery-request.ts";
import { createEntryReader, type View } from "./entry-reader.ts";
import { type HttpAnswer, httpAnswer, isDeliveryUrl, isPreviewUrl, isReady, send, sendOptions, sendProblem } from "./http-answer.ts";
import { createListReader } from "./list-reader.ts";
import { createSettingsSource, type DeliverySettings } from "./settings.ts";

const urlsKept = 20_000;
const keptBytes = 256 * 1024 * 1024;
const longestUrl = 4_000;

/** The body, and about as much again for its compressed forms. */
const bytesOf = ({ answer }: HttpAnswer): number => (answer.status === 200 ? answer.composed.body.length * 2 : 0);

interface Kept {
  readonly http: HttpAnswer;
  epoch: number;
  assets: number;
  generation: number;
}

export interface DeliveryEndpoint {
  /** Answers a reader's request; false when it is not one (another path, a preview, or `?at=`, which needs to know who asks). */
  answer(request: IncomingMessage, response: ServerResponse): boolean;
  /** Answers `?at=` for somebody who may travel in time. */
  answerAt(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** For metrics. */
export interface EndpointObserver {
  /** An answer that was there: one addition, because nothing else on that path costs more. */
  countHit(): void;
  /** Every other answer, with its time. */
  observeReply(reply: { method: string; route: string; status: number; seconds: number }): void;
}

export function createDeliveryEndpoint(deps: DeliveryDeps, observer?: EndpointObserver): DeliveryEndpoint {
  const { region, documents, cdn, database, log } = deps;
  const settingsSource = createSettingsSource(database.read);
  const entries = createEntryReader(region, documents);
  const lists = createListReader(database.read, region, documents, entries);
  // By size too: anybody can ask for lists under as many addresses as they like.
  const kept = new LRUCache<string, Kept>({ max: urlsKept, maxSize: keptBytes, sizeCalculation: ({ http }, url) => 2_000 + url.length + bytesOf(http) });
  const making = new Map<string, Promise<HttpAnswer>>();
  const publicly = { cdn, isPrivate: false };

  const isCurrent = (each: Kept, state: RegionState, settings: DeliverySettings) =>
    each.epoch === state.epoch && each.assets === state.assets && each.generation === settings.generation;

  /** What a reader gets without a look anywhere, if that is known. */
  function currentAnswer(url: string): HttpAnswer | undefined {
    const state = region.stateNow();
    const settings = settingsSource.now();
    const there = state && settings ? kept.get(url) : undefined;
    return there && state && settings && isCurrent(there, state, settings) ? there.http : undefined;
  }

  function read(view: View, asked: DeliveryRequest, isTimeTravel: boolean) {
    if (asked.kind === "slug") return entries.bySlug(view, asked);
    if (asked.kind === "entry") return entries.byId(view, asked.locale, asked.entryId);
    return lists.list(view, asked, isTimeTravel);
  }

  /** Single flight: readers of one URL at one state share the work. */
  function make(url: string, state: RegionState, settings: DeliverySettings): Promise<HttpAnswer> {
    const flight = `${state.epoch}/${state.assets}/${settings.generation} ${url}`;
    const running = making.get(flight);
    if (running) return running;
    const started = (async () => {
      const asked = parseDeliveryUrl(url);
      const answer = asked ? await read({ state, epoch: state.epoch, settings }, asked, false) : ({ status: 404, surrogateKeys: [] } as const);
      const before = kept.get(url)?.http;
      const isSame = before?.answer.status === 200 && answer.status === 200 && before.answer.composed.hash === answer.composed.hash;
      const http = isSame && sameKeys(before, answer.composed.surrogateKeys) ? before : httpAnswer(answer);
      kept.set(url, { http, epoch: state.epoch, assets: state.assets, generation: settings.generation });
      return http;
    })().finally(() => making.delete(flight));
    making.set(flight, started);
    return started;
  }

  async function answerSlowly(request: IncomingMessage, response: ServerResponse, url: string): Promise<void> {
    const settings = settingsSource.now() ?? (await settingsSource.get());
    const state = await region.state();
    const there = kept.get(url);
    await send(request, response, there && isCurrent(there, state, settings) ? there.http : await make(url, state, settings), publicly);
  }

  function fail(request: IncomingMessage, response: ServerResponse, error: unknown): void {
    if (!(error instanceof AppError)) log.error({ err: error, url: request.url }, "delivery failed");
    if (response.headersSent) return void response.destroy();
    sendProblem(request, response, error instanceof AppError ? error : new AppError("platform.unexpected", 500, "Something went wrong on our side."));
  }

  return {
    answer(request, response) {
      const { url, method } = request;
      if (!isDeliveryUrl(url) || isPreviewUrl(url)) return false;
      const there = method === "GET" || method === "HEAD" ? currentAnswer(url) : undefined;
      if (there && isReady(request, there)) {
        observer?.countHit();
        void send(request, response, there, publicly);
        return true;
      }
      if (observer) watch(observer, request, response);
      if (method !== "GET" && method !== "HEAD") {
        if (method === "OPTIONS") sendOptions(response);
        else sendProblem(request, response, new AppError("platform.method_not_allowed", 405, "Only GET, HEAD, OPTIONS here."), ["Allow", "GET, HEAD, OPTIONS"]);
        return true;
      }
      if (url.length > longestUrl) {
        sendProblem(request, response, new AppError("platform.bad_request", 414, "This address is too long."));
        return true;
      }
      if (/[?&]at=/.test(url)) return false;
      answerSlowly(request, response, url).catch((error: unknown) => fail(request, response, error));
      return true;
    },
    async answerAt(request, response) {
      const asked = parseDeliveryUrl(request.url ?? "");
      const settings = await settingsSource.get();
      const state = await region.state();
      if (!asked) return void (await send(request, response, httpAnswer({ status: 404, surrogateKeys: [] }), { cdn, isPrivate: true }));
      const epoch = Math.min(await findEpochAt(database.read, parseInstant(asked.at)), state.epoch);
      await send(request, response, httpAnswer(await read({ state, epoch, settings }, asked, true)), { cdn, isPrivate: true });
    },
  };
}

const sameKeys = (http: HttpAnswer, keys: readonly string[]): boolean =>
  http.answer.status === 200 &&
  http.answer.composed.surrogateKeys.length === keys.length &&
  http.answer.composed.surrogateKeys.every((key, index) => key === keys[index]);

/** An instant names its offset: a wall time without one would be another moment elsewhere. */
function parseInstant(at: string | null): Date {
  try {
    return new Date(Temporal.Instant.from((at ?? "").replace(" ", "+")).epochMilliseconds);
  } catch {
    throw badMoment("An instant with Z or an offset, such as 2021-07-11T21:00:00Z.");
  }
}

function watch(observer: EndpointObserver, request: IncomingMessage, response: ServerResponse): void {
  const startedAt = performance.now();
  response.once("finish", () =>
    observer.observeReply({
      method: request.method ?? "",
      route: "/delivery/v1",
      status: response.statusCode,
      seconds: (performance.now() - startedAt) / 1000,
    }),
  );
}
