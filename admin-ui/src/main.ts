/**
 * First code of the page. It decides between the slim sign-in and the application, so that nobody loads the application to type a password
 * (docs/decisions/0081-two-entries-one-page.md).
 */
import "./ui/theme/base.css";
import { ApiProblem, callApi } from "./platform/api-client.ts";
import { startTexts } from "./platform/i18n/i18n.ts";

/** Parsed by the application; the sign-in does not look into it and so needs no schema. */
const unparsed = { parse: (value: unknown): unknown => value };

const place = document.getElementById("root");
if (place === null) throw new Error("the page has no root");
void start(place);

async function start(root: HTMLElement): Promise<void> {
  const signedIn = await readMe();
  if (signedIn.state === "in") {
    const [{ startApplication }] = await Promise.all([import("./app/start-application.tsx"), startTexts(navigator.languages, ["app", "ui", "platform"])]);
    await startApplication(root, signedIn.me);
    return;
  }
  const [{ startSignIn }] = await Promise.all([import("./identity/start-sign-in.tsx"), startTexts(navigator.languages, ["identity", "platform"])]);
  await startSignIn(root, {
    isUnreachable: signedIn.state === "unreachable",
    async enter() {
      const [{ startApplication }, me] = await Promise.all([import("./app/start-application.tsx"), callApi("GET", "/me", unparsed)]);
      return () => startApplication(root, me);
    },
  });
}

type SignedIn = { state: "in"; me: unknown } | { state: "out" } | { state: "unreachable" };

async function readMe(): Promise<SignedIn> {
  try {
    return { state: "in", me: await callApi("GET", "/me", unparsed, { isSignIn: true }) };
  } catch (error) {
    if (!(error instanceof ApiProblem)) throw error;
    return { state: error.status === 401 ? "out" : "unreachable" };
  }
}
