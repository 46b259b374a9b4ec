/** The listening socket: limits against slow clients, and an end that lets requests under way finish. */
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";

export type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

export interface HttpServer {
  readonly port: number;
  /**
   * Takes no more connections, lets requests finish for at most `graceMs`, then ends the sockets (`endSockets`: collaboration stores what it
   * holds), then cuts what is left.
   */
  close(graceMs: number, endSockets?: () => Promise<void>): Promise<void>;
}

/** Listens on all interfaces. @param port 0 for any free one */
export async function listen(port: number, onRequest: RequestListener, onUpgrade: UpgradeListener): Promise<HttpServer> {
  const server = createServer({ requestTimeout: 60_000, headersTimeout: 20_000, keepAliveTimeout: 65_000, connectionsCheckingInterval: 10_000 });
  const answering = countAnswering(server);
  const upgraded = new Set<Duplex>();
  server.on("request", onRequest);
  server.on("upgrade", (request, socket, head) => {
    upgraded.add(socket);
    socket.once("close", () => upgraded.delete(socket));
    socket.on("error", () => socket.destroy());
    onUpgrade(request, socket, head);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async close(graceMs, endSockets = async () => undefined) {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      await answering.none(graceMs);
      await endSockets();
      for (const socket of upgraded) socket.destroy();
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Counts the requests that are being answered, so that closing can wait for the last one. */
function countAnswering(server: Server): { none(atMostMs: number): Promise<void> } {
  let count = 0;
  let onNone = () => {};
  // One function for all: this runs for each request, and "close" comes once anyway.
  const ended = () => {
    if (--count === 0) onNone();
  };
  server.on("request", (_request, response) => {
    count++;
    response.on("close", ended);
  });
  return {
    none: (atMostMs) =>
      new Promise((resolve) => {
        if (count === 0) return resolve();
        onNone = resolve;
        setTimeout(resolve, atMostMs).unref();
      }),
  };
}
