/** A real SMTP server of the test's own, on a free port, that takes, refuses or never answers. */
import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** As it came over the wire. */
  readonly raw: string;
  /** Header lines, unfolded, encoded words decoded. */
  readonly headers: readonly string[];
  readonly text: string;
  readonly html: string;
  header(name: string): string | undefined;
}

export interface TestSmtp {
  readonly url: string;
  readonly received: readonly ReceivedMail[];
  /** What the server does with the next messages: takes them; refuses the address; takes the text and drops the line before "250"; says nothing. */
  behaviour: "takes" | "refuses" | "drops" | "hangs";
  close(): Promise<void>;
}

export async function startTestSmtp(): Promise<TestSmtp> {
  const received: ReceivedMail[] = [];
  const state: { behaviour: TestSmtp["behaviour"] } = { behaviour: "takes" };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS", "AUTH"],
    logger: false,
    closeTimeout: 100,
    onRcptTo(address, _session, done) {
      if (state.behaviour === "hangs") return;
      if (state.behaviour !== "refuses") return done();
      done(Object.assign(new Error(`5.1.1 <${address.address}> is unknown here`), { responseCode: 550 }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : "";
        received.push(
          readMail(
            Buffer.concat(chunks).toString("utf8"),
            from,
            session.envelope.rcptTo.map(({ address }) => address),
          ),
        );
        if (state.behaviour !== "drops") return done();
        for (const connection of server.connections) connection.close();
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    received,
    get behaviour() {
      return state.behaviour;
    },
    set behaviour(behaviour) {
      state.behaviour = behaviour;
    },
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}

function readMail(raw: string, from: string, to: readonly string[]): ReceivedMail {
  const headers = headersOf(raw);
  const header = (name: string) =>
    headers
      .find((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
      ?.slice(name.length + 1)
      .trim();
  const boundary = /boundary="?([^";\r\n]+)/i.exec(raw)?.[1] ?? "none";
  const parts = raw.split(`--${boundary}`).slice(1);
  const part = (type: string) =>
    decodePart(parts.find((each) => headersOf(each.trimStart()).some((line) => line.toLowerCase().startsWith(`content-type: ${type}`))));
  return { from, to, raw, headers, header, text: part("text/plain"), html: part("text/html") };
}

const headersOf = (source: string): string[] =>
  source
    .slice(0, source.search(/\r?\n\r?\n/))
    .replaceAll(/\r?\n[ \t]+/g, " ")
    .split(/\r?\n/)
    .map(decodeWords);

/** RFC 2047 encoded words. */
const decodeWords = (line: string): string =>
  line
    .replaceAll(/\?=\s+=\?/g, "?==?")
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_all, kind: string, body: string) =>
      kind.toLowerCase() === "b" ? Buffer.from(body, "base64").toString("utf8") : fromQuotedPrintable(body.replaceAll("_", " ")),
    );

function decodePart(part: string | undefined): string {
  if (part === undefined) return "";
  const source = part.trimStart();
  const at = source.search(/\r?\n\r?\n/);
  const encoding = headersOf(source).find((line) => /^content-transfer-encoding:/i.test(line)) ?? "";
  const body = source.slice(at).trim();
  if (/base64/i.test(encoding)) return Buffer.from(body, "base64").toString("utf8").replaceAll("\r\n", "\n");
  return (/quoted-printable/i.test(encoding) ? fromQuotedPrintable(body.replaceAll(/=\r?\n/g, "")) : body).replaceAll("\r\n", "\n");
}

const fromQuotedPrintable = (body: string): string =>
  Buffer.from(
    body.replaceAll(/=([0-9A-F]{2})/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    "latin1",
  ).toString("utf8");
