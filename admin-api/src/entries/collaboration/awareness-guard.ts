import type { beforeHandleAwarenessPayload } from "@hocuspocus/server";
import { caretColour } from "@pressbox/shared/entries/collaboration.protocol.ts";
import type { SocketContext } from "./collaboration.deps.ts";
import { presentPerson } from "./presence.ts";

const stateLimitBytes = 4096;

/** Writes who it is into each state, from the session, and drops states that speak for somebody else's cursor or carry a load. */
export async function guardAwareness({ states, connection, document, context }: beforeHandleAwarenessPayload<SocketContext>): Promise<void> {
  if (!connection || !context) return;
  for (const [client, state] of states) {
    const isOthers = document.getConnections().some((other) => other !== connection && document.getClients(other).has(client));
    if (isOthers || JSON.stringify(state).length > stateLimitBytes) states.delete(client);
    else {
      const person = presentPerson(context.actor);
      // `color` is what TipTap's caret reads.
      state["user"] = { ...person, color: caretColour(person.colour) };
    }
  }
}
