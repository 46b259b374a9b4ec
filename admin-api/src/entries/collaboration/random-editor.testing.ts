/**
 * Somebody who edits a draft at random, for proofs of convergence: types words that occur once in the world, deletes, formats, adds and removes blocks,
 * sets fields, loses the line, works on without it, or closes the tab. The ledger remembers what everybody was promised.
 */
import { WebSocketStatus } from "@hocuspocus/provider";
import * as Y from "yjs";
import { type Browser, type BrowserOptions, openBrowser, until } from "./testing.ts";

interface Word {
  /** Id of the block it was typed into; null in a plain field. */
  readonly block: string | null;
  /** The server called it saved. */
  isPromised: boolean;
  /** Somebody deleted it, by itself; promised when that was called saved. */
  deletion: "none" | "tried" | "promised";
}

/** What all editors of one draft know together. */
export class Ledger {
  readonly words = new Map<string, Word>();
  readonly deletedBlocks = new Set<string>();
  edits = 0;

  /** Words that must stand in the text: saved, and deleted by nobody, neither alone nor with their block. */
  mustStand(): string[] {
    const isSafe = (word: Word) => word.isPromised && word.deletion === "none" && (word.block === null || !this.deletedBlocks.has(word.block));
    return [...this.words].filter(([, word]) => isSafe(word)).map(([text]) => text);
  }
  mustBeGone(): string[] {
    return [...this.words].filter(([, word]) => word.deletion === "promised").map(([text]) => text);
  }
}

/** A machine that builds and browses beside the test restarts a server slowly: patience proves nothing, an order of events does. */
export const patienceMs = 90_000;

const wordPattern = /w\d+x\d+w/g;
/** All words of a draft's fields, as often as they occur; a word that is half bold is one word. */
export const wordsIn = (fields: Readonly<Record<string, unknown>>): string[] =>
  Object.values(fields).flatMap((value) => (typeof value === "string" ? value : textsOf(value).join("")).match(wordPattern) ?? []);

function textsOf(node: unknown): string[] {
  const { text, content } = node as { text?: string; content?: unknown[] };
  return text === undefined ? [...(content ?? []).flatMap(textsOf), "\n"] : [text];
}

/** Small and seeded: a failure names the seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export interface RandomEditor {
  /** Makes `count` edits and is back online and saved at the end. */
  work(count: number): Promise<void>;
  readonly browser: Browser;
  close(): void;
}

export function randomEditor(number: number, options: BrowserOptions, ledger: Ledger, random: () => number): RandomEditor {
  let browser = openBrowser(options);
  let count = 0;
  let unpromised: (() => void)[] = [];
  const chance = (part: number) => random() < part;
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <Item>(list: readonly Item[]): Item | undefined => list[below(list.length)];
  const pause = (longestMs: number) => new Promise((resolve) => setTimeout(resolve, random() * longestMs));
  const socket = () => browser.provider.configuration.websocketProvider;

  const body = () => browser.doc.getXmlFragment("body");
  const blocks = () =>
    body()
      .toArray()
      .filter((each): each is Y.XmlElement => each instanceof Y.XmlElement);
  const textOf = (block: Y.XmlElement | undefined) => (block?.get(0) instanceof Y.XmlText ? (block.get(0) as Y.XmlText) : undefined);

  function newWord(block: string | null): string {
    const text = `w${number}x${count++}w`;
    const word: Word = { block, isPromised: false, deletion: "none" };
    ledger.words.set(text, word);
    unpromised.push(() => {
      word.isPromised = true;
    });
    return text;
  }

  /** At the start, at the end, or behind a space: never inside a word of somebody else. */
  function placeIn(text: string): number {
    const spaces = [...text.matchAll(/ /g)].map((match) => match.index + 1);
    return pick([0, text.length, ...spaces]) ?? 0;
  }

  function deleteWord(type: Y.Text): void {
    const text = plain(type);
    const found = pick([...text.matchAll(wordPattern)]);
    const word = found && ledger.words.get(found[0]);
    if (!found || !word) return;
    word.deletion = word.deletion === "promised" ? "promised" : "tried";
    type.delete(found.index, found[0].length);
    unpromised.push(() => {
      word.deletion = "promised";
    });
  }

  function addBlock(): void {
    const id = `b${number}-${count}`;
    const block = new Y.XmlElement(chance(0.3) ? "heading" : "paragraph");
    block.setAttribute("id", id);
    if (block.nodeName === "heading") block.setAttribute("level", 2 as unknown as string);
    block.insert(0, [new Y.XmlText(` ${newWord(id)} `)]);
    body().insert(below(body().length + 1), [block]);
  }

  function removeBlock(): void {
    const index = below(body().length);
    const block = body().get(index);
    if (body().length < 8 || !(block instanceof Y.XmlElement)) return;
    ledger.deletedBlocks.add(String(block.getAttribute("id")));
    body().delete(index, 1);
  }

  function typeInBody(): void {
    const block = pick(blocks());
    const text = textOf(block);
    if (block && text) text.insert(placeIn(plain(text)), ` ${newWord(String(block.getAttribute("id")))} `);
  }

  function format(): void {
    const text = textOf(pick(blocks()));
    if (!text || text.length < 2) return;
    const from = below(text.length - 1);
    text.format(from, 1 + below(text.length - from), pick([{ bold: {} }, { italic: {} }, { bold: null }]) ?? {});
  }

  function edit(): void {
    ledger.edits++;
    const field = browser.doc.getText(chance(0.5) ? "title" : "summary");
    const kind = random();
    if (kind < 0.25) field.insert(placeIn(field.toString()), ` ${newWord(null)} `);
    else if (kind < 0.55) typeInBody();
    else if (kind < 0.63) deleteWord(field);
    else if (kind < 0.71) deleteWord(textOf(pick(blocks())) ?? field);
    else if (kind < 0.81) format();
    else if (kind < 0.9) addBlock();
    else if (kind < 0.93) removeBlock();
    else if (kind < 0.96) pick(blocks())?.setAttribute("dir", pick(["rtl", "ltr"]) ?? "ltr");
    else browser.doc.getMap("values").set("tags", [`tag ${number}`, `tag ${below(9)}`]);
  }

  async function save(): Promise<void> {
    const asked = unpromised;
    unpromised = [];
    await browser.saved(patienceMs);
    for (const promise of asked) promise();
  }

  /** A provider that is asked to connect while its last socket is still closing forgets it. */
  async function comeBack(): Promise<void> {
    await until(() => socket().status === WebSocketStatus.Disconnected, patienceMs);
    void socket().connect();
  }

  /** The tab is gone, and what it had not been promised may be too. */
  async function reopen(): Promise<void> {
    unpromised = [];
    browser.close();
    browser = openBrowser(options);
    await browser.synced(patienceMs);
  }

  return {
    get browser() {
      return browser;
    },
    async work(wanted) {
      await browser.synced(patienceMs);
      for (let made = 0; made < wanted; ) {
        if (chance(0.03)) await reopen();
        const line = random();
        if (line < 0.06) socket().disconnect();
        else if (line < 0.12) (socket().webSocket as unknown as { terminate?(): void } | null)?.terminate?.();
        for (let burst = 1 + below(6); burst > 0 && made < wanted; burst--, made++) edit();
        await pause(20);
        if (line < 0.06) await comeBack();
        if (chance(0.4)) await save();
      }
      await save();
    },
    close: () => browser.close(),
  };
}

/** Without the markup that `toString` adds. */
function plain(text: Y.Text): string {
  return (text.toDelta() as { insert: unknown }[]).map(({ insert }) => (typeof insert === "string" ? insert : "\ufffc")).join("");
}
