/**
 * Who signs a SAS depends on how Pressbox reaches the storage: with the account's key (connection string, Azurite) or, with a managed
 * identity, with a user-delegation key, which Microsoft recommends. Azurite cannot do the second without HTTPS and bearer tokens.
 */
import {
  BlobSASPermissions,
  type BlobServiceClient,
  generateBlobSASQueryParameters,
  SASProtocol,
  StorageSharedKeyCredential,
  type UserDelegationKey,
} from "@azure/storage-blob";

export interface SasRequest {
  readonly container: string;
  readonly path: string;
  /** Letters of Azure's blob permissions, e.g. `rcw`. */
  readonly permissions: string;
  readonly expiresAt: Date;
}

/** Signs for ONE blob, never for a container or an account. */
export interface UploadSigner {
  /** The query string, without `?`. */
  sign(request: SasRequest): Promise<string>;
}

/** Clocks differ: a SAS that starts now is refused by a storage whose clock is behind. */
const clockSkewMs = 5 * 60_000;
/** A delegation key lives at most seven days; ours two, renewed when a SAS would outlive it. */
const delegationKeyLifeMs = 2 * 24 * 3_600_000;

/** @throws Error when the connection string holds no account key: a SAS cannot sign another SAS */
export function createSharedKeySigner(service: BlobServiceClient): UploadSigner {
  const credential = service.credential;
  if (!(credential instanceof StorageSharedKeyCredential))
    throw new Error("AZURE_STORAGE_CONNECTION_STRING: needs AccountName and AccountKey, because Pressbox signs upload addresses with it");
  return {
    async sign(request) {
      return generateBlobSASQueryParameters(valuesOf(service, request), credential).toString();
    },
  };
}

export function createDelegationSigner(service: BlobServiceClient, accountName: string): UploadSigner {
  let known: { key: UserDelegationKey; expiresAt: number } | undefined;
  return {
    async sign(request) {
      if (!known || known.expiresAt < request.expiresAt.getTime()) {
        const expiresAt = Math.max(Date.now() + delegationKeyLifeMs, request.expiresAt.getTime());
        known = { key: await service.getUserDelegationKey(new Date(Date.now() - clockSkewMs), new Date(expiresAt)), expiresAt };
      }
      return generateBlobSASQueryParameters(valuesOf(service, request), known.key, accountName).toString();
    },
  };
}

function valuesOf(service: BlobServiceClient, { container, path, permissions, expiresAt }: SasRequest) {
  return {
    containerName: container,
    blobName: path,
    permissions: BlobSASPermissions.parse(permissions),
    startsOn: new Date(Date.now() - clockSkewMs),
    expiresOn: expiresAt,
    protocol: service.url.startsWith("https:") ? SASProtocol.Https : SASProtocol.HttpsAndHttp,
  };
}
