import { PeoplePage } from "../../identity/pages/people-page.tsx";
import { useScopeChoices } from "./use-scope-choices.ts";

/** People, with the scopes of roles from other features. */
export function PeopleSettings() {
  return <PeoplePage scopes={useScopeChoices()} />;
}
