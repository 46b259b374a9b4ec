-- The tables of the foundation: audit, identity, locales, content types, references, entries, media, outbox, delivery.
-- First migration: every table is empty, no locks matter.

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" DATETIME NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "actorName" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "details" TEXT NOT NULL,
    "requestId" TEXT NOT NULL
);

-- CreateTable
CREATE TABLE "ContentType" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "currentVersion" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "position" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "ContentTypeVersion" (
    "contentTypeKey" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "definition" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("contentTypeKey", "number")
);

-- CreateTable
CREATE TABLE "Region" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "epoch" INTEGER NOT NULL,
    "assets" INTEGER NOT NULL DEFAULT 0,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "DeliveryDocument" (
    "entryId" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "sharedVersion" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("entryId", "locale", "version", "sharedVersion")
);

-- CreateTable
CREATE TABLE "Entry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "contentType" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "deletedAt" DATETIME,
    "deletedById" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "Variant" (
    "entryId" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "searchText" TEXT NOT NULL,
    "fields" TEXT NOT NULL,
    "fieldRevisions" TEXT NOT NULL,
    "draftRevision" INTEGER NOT NULL DEFAULT 1,
    "draftHash" TEXT NOT NULL,
    "formatVersion" INTEGER NOT NULL,
    "contentTypeVersion" INTEGER NOT NULL,
    "headVersion" INTEGER NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "updatedById" TEXT NOT NULL,
    "draftAuthors" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'draft',

    PRIMARY KEY ("entryId", "locale"),
    CONSTRAINT "Variant_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "Entry" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION
);

-- CreateTable
CREATE TABLE "DraftDocument" (
    "entryId" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "generation" INTEGER NOT NULL DEFAULT 1,
    "formatVersion" INTEGER NOT NULL,
    "state" BLOB NOT NULL,
    "stateUpdateId" BIGINT NOT NULL DEFAULT 0,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("entryId", "locale")
);

-- CreateTable
CREATE TABLE "DraftUpdate" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "entryId" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "bytes" BLOB NOT NULL,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "EntryVersion" (
    "entryId" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "fields" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "formatVersion" INTEGER NOT NULL,
    "contentTypeVersion" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "authors" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("entryId", "locale", "number")
);

-- CreateTable
CREATE TABLE "Publication" (
    "entryId" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "sharedVersion" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "sharedHash" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "firstPublishedAt" DATETIME NOT NULL,
    "publishedAt" DATETIME NOT NULL,
    "publishedById" TEXT NOT NULL,

    PRIMARY KEY ("entryId", "locale")
);

-- CreateTable
CREATE TABLE "PublicationHistory" (
    "entryId" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "fromSeq" INTEGER NOT NULL,
    "toSeq" INTEGER NOT NULL DEFAULT 2147483647,
    "contentType" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "sharedVersion" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "firstPublishedAt" DATETIME NOT NULL,
    "fromAt" DATETIME NOT NULL,
    "byId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,

    PRIMARY KEY ("entryId", "locale", "fromSeq")
);

-- CreateTable
CREATE TABLE "Commit" (
    "seq" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "at" DATETIME NOT NULL,
    "actorId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "variants" INTEGER NOT NULL,
    "visibleAt" DATETIME,
    "purgedAt" DATETIME
);

-- CreateTable
CREATE TABLE "Counter" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "value" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "Schedule" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "entryId" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "sharedVersion" INTEGER NOT NULL,
    "dueAt" DATETIME NOT NULL,
    "timeZone" TEXT NOT NULL,
    "wallTime" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "failure" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "endedAt" DATETIME
);

-- CreateTable
CREATE TABLE "Slug" (
    "contentType" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "isCurrent" BOOLEAN NOT NULL,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("contentType", "locale", "slug")
);

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "uiLocale" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "RoleGrant" (
    "userId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "locale" TEXT NOT NULL,

    PRIMARY KEY ("userId", "role", "contentType", "locale"),
    CONSTRAINT "RoleGrant_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "handle" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "lastSeenAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "userAgent" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION
);

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "secretHash" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "lastUsedAt" DATETIME,
    "revokedAt" DATETIME
);

-- CreateTable
CREATE TABLE "SignInThrottle" (
    "key" TEXT NOT NULL PRIMARY KEY,
    "failures" INTEGER NOT NULL,
    "windowEnd" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Locale" (
    "code" TEXT NOT NULL PRIMARY KEY,
    "name" TEXT NOT NULL,
    "direction" TEXT NOT NULL,
    "fallback" TEXT NOT NULL,
    "isSource" BOOLEAN NOT NULL,
    "isEnabled" BOOLEAN NOT NULL,
    "position" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1
);

-- CreateTable
CREATE TABLE "Asset" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "failure" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "versionHash" TEXT NOT NULL,
    "credit" TEXT NOT NULL,
    "searchText" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "updatedAt" DATETIME NOT NULL,
    "deletedAt" DATETIME
);

-- CreateTable
CREATE TABLE "AssetVersion" (
    "assetId" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "blobPath" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "sizeBytes" BIGINT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "durationMs" INTEGER NOT NULL,
    "dominantColour" TEXT NOT NULL,
    "renditions" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,

    PRIMARY KEY ("assetId", "hash"),
    CONSTRAINT "AssetVersion_assetId_fkey" FOREIGN KEY ("assetId") REFERENCES "Asset" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION
);

-- CreateTable
CREATE TABLE "AssetText" (
    "assetId" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "alt" TEXT NOT NULL,
    "caption" TEXT NOT NULL,

    PRIMARY KEY ("assetId", "locale"),
    CONSTRAINT "AssetText_assetId_fkey" FOREIGN KEY ("assetId") REFERENCES "Asset" ("id") ON DELETE NO ACTION ON UPDATE NO ACTION
);

-- CreateTable
CREATE TABLE "Upload" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "assetId" TEXT NOT NULL,
    "blobPath" TEXT NOT NULL,
    "sizeBytes" BIGINT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "OutboxMessage" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "queue" TEXT NOT NULL,
    "priority" INTEGER NOT NULL DEFAULT 9,
    "orderingKey" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "claimableAt" DATETIME NOT NULL,
    "leaseToken" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT NOT NULL,
    "deadAt" DATETIME,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Reference" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "fromEntryId" TEXT NOT NULL,
    "fromLocale" TEXT NOT NULL,
    "versionState" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "toKind" TEXT NOT NULL,
    "toId" TEXT NOT NULL
);

-- CreateIndex
CREATE INDEX "AuditEvent_subject_id_idx" ON "AuditEvent"("subject", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_action_id_idx" ON "AuditEvent"("action", "id");

-- CreateIndex
CREATE INDEX "Entry_updatedAt_id_idx" ON "Entry"("updatedAt", "id");

-- CreateIndex
CREATE INDEX "Entry_contentType_updatedAt_id_idx" ON "Entry"("contentType", "updatedAt", "id");

-- CreateIndex
CREATE INDEX "Variant_locale_status_idx" ON "Variant"("locale", "status");

-- CreateIndex
CREATE INDEX "DraftUpdate_entryId_locale_id_idx" ON "DraftUpdate"("entryId", "locale", "id");

-- CreateIndex
CREATE INDEX "Publication_sequence_idx" ON "Publication"("sequence");

-- CreateIndex
CREATE INDEX "PublicationHistory_contentType_locale_firstPublishedAt_entryId_idx" ON "PublicationHistory"("contentType", "locale", "firstPublishedAt", "entryId");

-- CreateIndex
CREATE INDEX "PublicationHistory_contentType_locale_fromAt_entryId_idx" ON "PublicationHistory"("contentType", "locale", "fromAt", "entryId");

-- CreateIndex
CREATE INDEX "PublicationHistory_contentType_locale_slug_idx" ON "PublicationHistory"("contentType", "locale", "slug");

-- CreateIndex
CREATE INDEX "PublicationHistory_fromSeq_idx" ON "PublicationHistory"("fromSeq");

-- CreateIndex
CREATE INDEX "PublicationHistory_toSeq_idx" ON "PublicationHistory"("toSeq");

-- CreateIndex
CREATE INDEX "Commit_at_idx" ON "Commit"("at");

-- CreateIndex
CREATE INDEX "Schedule_entryId_locale_state_idx" ON "Schedule"("entryId", "locale", "state");

-- CreateIndex
CREATE INDEX "Schedule_state_dueAt_idx" ON "Schedule"("state", "dueAt");

-- CreateIndex
CREATE INDEX "Slug_entryId_locale_idx" ON "Slug"("entryId", "locale");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Session_handle_key" ON "Session"("handle");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "Session_expiresAt_idx" ON "Session"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_secretHash_key" ON "ApiToken"("secretHash");

-- CreateIndex
CREATE INDEX "Asset_kind_createdAt_id_idx" ON "Asset"("kind", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Asset_createdAt_id_idx" ON "Asset"("createdAt", "id");

-- CreateIndex
CREATE INDEX "Upload_expiresAt_idx" ON "Upload"("expiresAt");

-- CreateIndex
CREATE INDEX "OutboxMessage_queue_deadAt_claimableAt_priority_id_idx" ON "OutboxMessage"("queue", "deadAt", "claimableAt", "priority", "id");

-- CreateIndex
CREATE INDEX "OutboxMessage_orderingKey_id_idx" ON "OutboxMessage"("orderingKey", "id");

-- CreateIndex
CREATE INDEX "Reference_fromEntryId_fromLocale_versionState_idx" ON "Reference"("fromEntryId", "fromLocale", "versionState");

-- CreateIndex
CREATE INDEX "Reference_toKind_toId_versionState_idx" ON "Reference"("toKind", "toId", "versionState");
