-- Preview links.
-- New tables: they are empty, no locks matter.

-- CreateTable
CREATE TABLE [dbo].[PreviewLink] (
    [id] NVARCHAR(36) NOT NULL,
    [secretHash] NVARCHAR(64) NOT NULL,
    [entryId] NVARCHAR(36) NOT NULL,
    [locale] NVARCHAR(35) NOT NULL,
    [createdById] NVARCHAR(36) NOT NULL,
    [createdAt] DATETIME2 NOT NULL,
    [expiresAt] DATETIME2 NOT NULL,
    [revokedAt] DATETIME2,
    [lastUsedAt] DATETIME2,
    CONSTRAINT [PreviewLink_pkey] PRIMARY KEY CLUSTERED ([id]),
    CONSTRAINT [PreviewLink_secretHash_key] UNIQUE NONCLUSTERED ([secretHash])
);

-- CreateTable
CREATE TABLE [dbo].[PreviewSite] (
    [contentType] NVARCHAR(64) NOT NULL,
    [urlTemplate] NVARCHAR(1000) NOT NULL,
    [revision] INT NOT NULL CONSTRAINT [PreviewSite_revision_df] DEFAULT 1,
    [updatedAt] DATETIME2 NOT NULL,
    CONSTRAINT [PreviewSite_pkey] PRIMARY KEY CLUSTERED ([contentType])
);

-- CreateIndex
CREATE NONCLUSTERED INDEX [PreviewLink_entryId_locale_createdAt_idx] ON [dbo].[PreviewLink]([entryId], [locale], [createdAt]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [PreviewLink_expiresAt_idx] ON [dbo].[PreviewLink]([expiresAt]);
