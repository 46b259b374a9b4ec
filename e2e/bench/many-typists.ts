/** Tabs without a screen: they type into a draft over the socket as the admin's do. */
import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { formatVersion } from "@pressbox/shared/rich-text/rich-text.format.ts";
import { WebSocket } from "ws";
import * as Y from "yjs";

export interface Typist {
  /** Types a word at the end of the paragraph. */
  type(paragraph: number, word: string): void;
  close(): void;
}

/** @param document `<entry>/<locale>` */
export async function openTypist(url: string, cookie: string, document: string): Promise<Typist> {
  class SignedInWebSocket extends WebSocket {
    constructor(address: string) {
      super(address, { headers: { Cookie: cookie, Origin: url } });
    }
  }
  const websocketProvider = new HocuspocusProviderWebsocket({ url: `${url.replace("http", "ws")}/collaboration`, WebSocketPolyfill: SignedInWebSocket });
  const doc = new Y.Doc();
  const provider = new HocuspocusProvider({ name: document, document: doc, websocketProvider, token: JSON.stringify({ formatVersion }) });
  const synced = new Promise((resolve) => provider.on("synced", resolve));
  provider.attach();
  await synced;
  return {
    type(paragraph, word) {
      const paragraphs = doc
        .getXmlFragment("body")
        .toArray()
        .filter((block): block is Y.XmlElement => block instanceof Y.XmlElement && block.nodeName === "paragraph");
      const inside = paragraphs[paragraph % paragraphs.length]?.get(0);
      if (inside instanceof Y.XmlText) inside.insert(inside.length, word);
    },
    close() {
      provider.destroy();
      websocketProvider.destroy();
    },
  };
}
