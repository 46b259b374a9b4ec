import type { Role } from "@pressbox/shared/identity/identity.permissions.ts";
import { createdTokenSchema, meSchema, type UserView, userViewSchema } from "@pressbox/shared/identity/identity.schema.ts";
import { useMutation } from "@tanstack/react-query";
import { callApi } from "../platform/api-client.ts";
import { changeUiLanguage } from "../platform/i18n/i18n.ts";
import { closestUiLanguage } from "../platform/i18n/languages.ts";
import { queryClient } from "../platform/query-client.ts";
import { meQuery, useMe } from "../platform/use-me.ts";
import { invalidateIdentity } from "./identity.queries.ts";

/** Turns the page to a language at once and keeps it with my account. */
export function useChangeMyLanguage() {
  const { user } = useMe();
  return useMutation({
    mutationFn: async (language: string) => {
      await changeUiLanguage(closestUiLanguage([language]));
      return user === null ? null : callApi("PATCH", "/me", meSchema, { body: { uiLocale: language }, ifMatch: user.revision });
    },
    onSuccess: (me) => {
      if (me !== null) queryClient.setQueryData(meQuery.queryKey, me);
    },
    // Somebody changed the account meanwhile: the choice holds here, the account is read again.
    onError: () => queryClient.invalidateQueries({ queryKey: meQuery.queryKey }),
  });
}

export interface MyChanges {
  readonly name?: string;
  readonly uiLocale?: string;
  readonly timeZone?: string;
  readonly password?: { readonly current: string; readonly next: string };
}

/** Changes my profile or my password; the page follows a new language at once. */
export function useChangeMe() {
  const { user } = useMe();
  return useMutation({
    mutationFn: (changes: MyChanges) => callApi("PATCH", "/me", meSchema, { body: changes, ...(user === null ? {} : { ifMatch: user.revision }) }),
    onSuccess: async (me) => {
      queryClient.setQueryData(meQuery.queryKey, me);
      if (me.user !== null) await changeUiLanguage(closestUiLanguage([me.user.uiLocale]));
      void invalidateIdentity("sessions");
    },
  });
}

/** Makes a person who can sign in at once. */
export const useCreateUser = () =>
  useMutation({
    mutationFn: (body: { name: string; email: string; password: string; grants: UserView["grants"]; uiLocale: string; timeZone: string }) =>
      callApi("POST", "/users", userViewSchema, { body }),
    onSuccess: () => invalidateIdentity("users"),
  });

/** Changes a person's name, roles, status or password. */
export const useChangeUser = () =>
  useMutation({
    mutationFn: ({ user, changes }: { user: UserView; changes: Partial<Pick<UserView, "name" | "grants" | "status">> & { password?: string } }) =>
      callApi("PATCH", `/users/${user.id}`, userViewSchema, { body: changes, ifMatch: user.revision }),
    onSettled: () => invalidateIdentity("users"),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: meQuery.queryKey }),
  });

/** Erases a person for good. @param comments what they wrote in comments goes too */
export const useErasePerson = () =>
  useMutation({
    mutationFn: ({ user, comments }: { user: UserView; comments: boolean }) =>
      callApi("POST", `/users/${user.id}/erasure`, userViewSchema, { body: { comments } }),
    onSettled: () => invalidateIdentity("users"),
  });

/** Ends one of my sessions. */
export const useRevokeSession = () =>
  useMutation({
    mutationFn: (handle: string) => callApi("DELETE", `/sessions/${handle}`, null),
    onSettled: () => invalidateIdentity("sessions"),
  });

/** Makes a token; the answer carries its secret, this once. */
export const useCreateToken = () =>
  useMutation({
    mutationFn: (body: { name: string; role: Role; contentType: string; locale: string; expiresInDays: number }) =>
      callApi("POST", "/tokens", createdTokenSchema, { body }),
    onSuccess: () => invalidateIdentity("tokens"),
  });

/** Refuses a token from now on. */
export const useRevokeToken = () =>
  useMutation({
    mutationFn: (id: string) => callApi("DELETE", `/tokens/${id}`, null),
    onSettled: () => invalidateIdentity("tokens"),
  });
