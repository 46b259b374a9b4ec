import { TokensPage } from "../../identity/pages/tokens-page.tsx";
import { useScopeChoices } from "./use-scope-choices.ts";

/** API tokens, with the scopes of roles from other features. */
export function TokenSettings() {
  return <TokensPage scopes={useScopeChoices()} />;
}
