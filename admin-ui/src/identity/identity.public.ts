export type { ScopeChoices } from "./components/grants-field.tsx";
export { SignInForm } from "./components/sign-in-form.tsx";
export { useChangeMyLanguage } from "./identity.mutations.ts";
