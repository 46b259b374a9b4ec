-- Preview links.
-- New tables: they are empty, no locks matter.

-- CreateTable
CREATE TABLE "PreviewLink" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "secretHash" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "revokedAt" DATETIME,
    "lastUsedAt" DATETIME
);

-- CreateTable
CREATE TABLE "PreviewSite" (
    "contentType" TEXT NOT NULL PRIMARY KEY,
    "urlTemplate" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE UNIQUE INDEX "PreviewLink_secretHash_key" ON "PreviewLink"("secretHash");

-- CreateIndex
CREATE INDEX "PreviewLink_entryId_locale_createdAt_idx" ON "PreviewLink"("entryId", "locale", "createdAt");

-- CreateIndex
CREATE INDEX "PreviewLink_expiresAt_idx" ON "PreviewLink"("expiresAt");
