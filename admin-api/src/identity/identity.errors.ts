import { AppError, invalidInput } from "../platform/errors.ts";

/** One answer for an unknown e-mail, a wrong password and a disabled person. */
export const wrongCredentials = () => new AppError("identity.wrong_credentials", 401, "E-mail or password is not right.");
export const tooManyAttempts = (seconds: number) =>
  new AppError("identity.too_many_attempts", 429, `Too many attempts. Try again in ${seconds} seconds.`, {
    headers: { "Retry-After": String(seconds) },
    details: { retryAfterSeconds: seconds },
  });
export const tokenNotValid = () =>
  new AppError("identity.token_not_valid", 401, "This API token is unknown, expired or revoked.", { headers: { "WWW-Authenticate": "Bearer" } });
export const emailTaken = () => new AppError("identity.email_taken", 409, "Somebody already signs in with this e-mail.", { details: { field: "email" } });
export const wrongCurrentPassword = () => invalidInput([{ path: "password.current", rule: "wrong_password", message: "This is not your current password." }]);
export const lastAdministrator = () =>
  new AppError("identity.last_administrator", 409, "This is the last active administrator. Give somebody else the role first.");
export const cannotEraseYourself = () => new AppError("identity.cannot_erase_yourself", 409, "Nobody erases themselves: another administrator has to.");
export const personErased = () => new AppError("identity.person_erased", 409, "This person was erased. There is nothing left to change.");
export const setupDone = () => new AppError("identity.setup_done", 409, "Pressbox already has people. Ask an administrator for an account.");
export const cannotGive = (role: string) =>
  new AppError("identity.cannot_give_more_than_held", 403, "You cannot give rights that you do not have there yourself.", { details: { role } });
export const onlyPeopleMakeTokens = () => new AppError("identity.only_people_make_tokens", 403, "An API token cannot make further tokens.");
export const tokenHasNoProfile = () => new AppError("identity.token_has_no_profile", 403, "An API token has no profile.");
