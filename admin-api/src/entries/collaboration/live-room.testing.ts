/** A newsroom of one test file: a database, one live server, and browsers that are closed after each test. */
import { afterAll, afterEach, beforeAll } from "vitest";
import { openTestDatabase, type TestDatabase } from "../../platform/database/testing.ts";
import { type Browser, type BrowserOptions, type LiveServer, openBrowser, prepareNewsroom, startLiveServer, type TestPerson } from "./testing.ts";

export interface LiveRoom {
  readonly database: TestDatabase;
  readonly server: LiveServer;
  /** Opens a draft (`en`, unless told) in a browser of `person`. */
  open(entryId: string, person: TestPerson, more?: Partial<BrowserOptions>): Browser;
}

/** Call it at the top of a file: hooks of the file itself run after these. */
export function liveRoom(): LiveRoom {
  let [database, server] = [null as unknown as TestDatabase, null as unknown as LiveServer];
  const browsers: Browser[] = [];
  beforeAll(async () => {
    database = await openTestDatabase();
    await prepareNewsroom(database);
    server = await startLiveServer(database);
  });
  afterEach(() => {
    for (const browser of browsers.splice(0)) browser.close();
  });
  afterAll(async () => {
    await server.close();
    await database.close();
  });
  return {
    get database() {
      return database;
    },
    get server() {
      return server;
    },
    open(entryId, person, more = {}) {
      const browser = openBrowser({ port: server.port, entryId, locale: "en", person, ...more });
      browsers.push(browser);
      return browser;
    },
  };
}
