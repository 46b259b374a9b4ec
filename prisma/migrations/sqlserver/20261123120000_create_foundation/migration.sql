-- The tables of the foundation: audit, identity, locales, content types, references, entries, media, outbox, delivery.
-- First migration: every table is empty, no locks matter.

-- CreateTable
CREATE TABLE [dbo].[AuditEvent] (
    [id] BIGINT NOT NULL IDENTITY(1,1),
    [at] DATETIME2 NOT NULL,
    [actorKind] NVARCHAR(16) NOT NULL,
    [actorId] NVARCHAR(36) NOT NULL,
    [actorName] NVARCHAR(200) NOT NULL,
    [action] NVARCHAR(64) NOT NULL,
    [subject] NVARCHAR(128) NOT NULL,
    [details] NVARCHAR(MAX) NOT NULL,
    [requestId] NVARCHAR(64) NOT NULL,
    CONSTRAINT [AuditEvent_pkey] PRIMARY KEY CLUSTERED ([id])
);

-- CreateTable
CREATE TABLE [dbo].[ContentType] (
    [key] NVARCHAR(64) NOT NULL,
    [currentVersion] INT NOT NULL,
    [revision] INT NOT NULL CONSTRAINT [ContentType_revision_df] DEFAULT 1,
    [position] INT NOT NULL,
    [createdAt] DATETIME2 NOT NULL,
    [updatedAt] DATETIME2 NOT NULL,
    CONSTRAINT [ContentType_pkey] PRIMARY KEY CLUSTERED ([key])
);

-- CreateTable
CREATE TABLE [dbo].[ContentTypeVersion] (
    [contentTypeKey] NVARCHAR(64) NOT NULL,
    [number] INT NOT NULL,
    [definition] NVARCHAR(MAX) NOT NULL,
    [createdById] NVARCHAR(36) NOT NULL,
    [createdAt] DATETIME2 NOT NULL,
    CONSTRAINT [ContentTypeVersion_pkey] PRIMARY KEY CLUSTERED ([contentTypeKey], [number])
);

-- CreateTable
CREATE TABLE [dbo].[Region] (
    [name] NVARCHAR(32) NOT NULL,
    [epoch] INT NOT NULL,
    [assets] INT NOT NULL CONSTRAINT [Region_assets_df] DEFAULT 0,
    [updatedAt] DATETIME2 NOT NULL,
    CONSTRAINT [Region_pkey] PRIMARY KEY CLUSTERED ([name])
);

-- CreateTable
CREATE TABLE [dbo].[DeliveryDocument] (
    [entryId] NVARCHAR(36) NOT NULL,
    [locale] NVARCHAR(35) NOT NULL,
    [version] INT NOT NULL,
    [sharedVersion] INT NOT NULL,
    [body] NVARCHAR(MAX) NOT NULL,
    [hash] NVARCHAR(64) NOT NULL,
    [createdAt] DATETIME2 NOT NULL,
    CONSTRAINT [DeliveryDocument_pkey] PRIMARY KEY CLUSTERED ([entryId], [locale], [version], [sharedVersion])
);

-- CreateTable
CREATE TABLE [dbo].[Entry] (
    [id] NVARCHAR(36) NOT NULL,
    [contentType] NVARCHAR(64) NOT NULL,
    [createdById] NVARCHAR(36) NOT NULL,
    [createdAt] DATETIME2 NOT NULL,
    [updatedAt] DATETIME2 NOT NULL,
    [deletedAt] DATETIME2,
    [deletedById] NVARCHAR(36) NOT NULL CONSTRAINT [Entry_deletedById_df] DEFAULT '',
    [revision] INT NOT NULL CONSTRAINT [Entry_revision_df] DEFAULT 1,
    CONSTRAINT [Entry_pkey] PRIMARY KEY CLUSTERED ([id])
);

-- CreateTable
CREATE TABLE [dbo].[Variant] (
    [entryId] NVARCHAR(36) NOT NULL,
    [locale] NVARCHAR(35) NOT NULL,
    [title] NVARCHAR(500) NOT NULL,
    [searchText] NVARCHAR(4000) NOT NULL,
    [fields] NVARCHAR(MAX) NOT NULL,
    [fieldRevisions] NVARCHAR(MAX) NOT NULL,
    [draftRevision] INT NOT NULL CONSTRAINT [Variant_draftRevision_df] DEFAULT 1,
    [draftHash] NVARCHAR(64) NOT NULL,
    [formatVersion] INT NOT NULL,
    [contentTypeVersion] INT NOT NULL,
    [headVersion] INT NOT NULL CONSTRAINT [Variant_headVersion_df] DEFAULT 0,
    [createdAt] DATETIME2 NOT NULL,
    [updatedAt] DATETIME2 NOT NULL,
    [updatedById] NVARCHAR(36) NOT NULL,
    [draftAuthors] NVARCHAR(MAX) NOT NULL,
    [status] NVARCHAR(16) NOT NULL CONSTRAINT [Variant_status_df] DEFAULT 'draft',
    CONSTRAINT [Variant_pkey] PRIMARY KEY CLUSTERED ([entryId], [locale])
);

-- CreateTable
CREATE TABLE [dbo].[DraftDocument] (
    [entryId] NVARCHAR(36) NOT NULL,
    [locale] NVARCHAR(35) NOT NULL,
    [generation] INT NOT NULL CONSTRAINT [DraftDocument_generation_df] DEFAULT 1,
    [formatVersion] INT NOT NULL,
    [state] VARBINARY(MAX) NOT NULL,
    [stateUpdateId] BIGINT NOT NULL CONSTRAINT [DraftDocument_stateUpdateId_df] DEFAULT 0,
    [createdAt] DATETIME2 NOT NULL,
    CONSTRAINT [DraftDocument_pkey] PRIMARY KEY CLUSTERED ([entryId], [locale])
);

-- CreateTable
CREATE TABLE [dbo].[DraftUpdate] (
    [id] BIGINT NOT NULL IDENTITY(1,1),
    [entryId] NVARCHAR(36) NOT NULL,
    [locale] NVARCHAR(35) NOT NULL,
    [actorKind] NVARCHAR(16) NOT NULL,
    [actorId] NVARCHAR(36) NOT NULL,
    [bytes] VARBINARY(MAX) NOT NULL,
    [createdAt] DATETIME2 NOT NULL,
    CONSTRAINT [DraftUpdate_pkey] PRIMARY KEY CLUSTERED ([id])
);

-- CreateTable
CREATE TABLE [dbo].[EntryVersion] (
    [entryId] NVARCHAR(36) NOT NULL,
    [locale] NVARCHAR(35) NOT NULL,
    [number] INT NOT NULL,
    [fields] NVARCHAR(MAX) NOT NULL,
    [title] NVARCHAR(500) NOT NULL,
    [hash] NVARCHAR(64) NOT NULL,
    [formatVersion] INT NOT NULL,
    [contentTypeVersion] INT NOT NULL,
    [kind] NVARCHAR(16) NOT NULL,
    [reason] NVARCHAR(1000) NOT NULL,
    [authors] NVARCHAR(MAX) NOT NULL,
    [createdById] NVARCHAR(36) NOT NULL,
    [createdAt] DATETIME2 NOT NULL,
    CONSTRAINT [EntryVersion_pkey] PRIMARY KEY CLUSTERED ([entryId], [locale], [number])
);

-- CreateTable
CREATE TABLE [dbo].[Publication] (
    [entryId] NVARCHAR(36) NOT NULL,
    [locale] NVARCHAR(35) NOT NULL,
    [contentType] NVARCHAR(64) NOT NULL,
    [version] INT NOT NULL,
    [sharedVersion] INT NOT NULL,
    [hash] NVARCHAR(64) NOT NULL,
    [sharedHash] NVARCHAR(64) NOT NULL,
    [slug] NVARCHAR(450) NOT NULL,
    [sequence] INT NOT NULL,
    [firstPublishedAt] DATETIME2 NOT NULL,
    [publishedAt] DATETIME2 NOT NULL,
    [publishedById] NVARCHAR(36) NOT NULL,
    CONSTRAINT [Publication_pkey] PRIMARY KEY CLUSTERED ([entryId], [locale])
);

-- CreateTable
CREATE TABLE [dbo].[PublicationHistory] (
    [entryId] NVARCHAR(36) NOT NULL,
    [locale] NVARCHAR(35) NOT NULL,
    [fromSeq] INT NOT NULL,
    [toSeq] INT NOT NULL CONSTRAINT [PublicationHistory_toSeq_df] DEFAULT 2147483647,
    [contentType] NVARCHAR(64) NOT NULL,
    [version] INT NOT NULL,
    [sharedVersion] INT NOT NULL,
    [slug] NVARCHAR(450) NOT NULL,
    [title] NVARCHAR(500) NOT NULL,
    [firstPublishedAt] DATETIME2 NOT NULL,
    [fromAt] DATETIME2 NOT NULL,
    [byId] NVARCHAR(36) NOT NULL,
    [reason] NVARCHAR(1000) NOT NULL,
    CONSTRAINT [PublicationHistory_pkey] PRIMARY KEY CLUSTERED ([entryId], [locale], [fromSeq])
);

-- CreateTable
CREATE TABLE [dbo].[Commit] (
    [seq] INT NOT NULL,
    [at] DATETIME2 NOT NULL,
    [actorId] NVARCHAR(36) NOT NULL,
    [reason] NVARCHAR(1000) NOT NULL,
    [variants] INT NOT NULL,
    [visibleAt] DATETIME2,
    [purgedAt] DATETIME2,
    CONSTRAINT [Commit_pkey] PRIMARY KEY CLUSTERED ([seq])
);

-- CreateTable
CREATE TABLE [dbo].[Counter] (
    [name] NVARCHAR(32) NOT NULL,
    [value] INT NOT NULL,
    CONSTRAINT [Counter_pkey] PRIMARY KEY CLUSTERED ([name])
);

-- CreateTable
CREATE TABLE [dbo].[Schedule] (
    [id] NVARCHAR(36) NOT NULL,
    [entryId] NVARCHAR(36) NOT NULL,
    [locale] NVARCHAR(35) NOT NULL,
    [action] NVARCHAR(16) NOT NULL,
    [version] INT NOT NULL,
    [sharedVersion] INT NOT NULL,
    [dueAt] DATETIME2 NOT NULL,
    [timeZone] NVARCHAR(64) NOT NULL,
    [wallTime] NVARCHAR(32) NOT NULL,
    [state] NVARCHAR(16) NOT NULL,
    [failure] NVARCHAR(2000) NOT NULL,
    [reason] NVARCHAR(1000) NOT NULL,
    [createdById] NVARCHAR(36) NOT NULL,
    [createdAt] DATETIME2 NOT NULL,
    [endedAt] DATETIME2,
    CONSTRAINT [Schedule_pkey] PRIMARY KEY CLUSTERED ([id])
);

-- CreateTable
CREATE TABLE [dbo].[Slug] (
    [contentType] NVARCHAR(64) NOT NULL,
    [locale] NVARCHAR(35) NOT NULL,
    [slug] NVARCHAR(300) NOT NULL,
    [entryId] NVARCHAR(36) NOT NULL,
    [isCurrent] BIT NOT NULL,
    [createdAt] DATETIME2 NOT NULL,
    CONSTRAINT [Slug_pkey] PRIMARY KEY CLUSTERED ([contentType], [locale], [slug])
);

-- CreateTable
CREATE TABLE [dbo].[User] (
    [id] NVARCHAR(36) NOT NULL,
    [email] NVARCHAR(254) NOT NULL,
    [name] NVARCHAR(200) NOT NULL,
    [passwordHash] NVARCHAR(200) NOT NULL,
    [status] NVARCHAR(16) NOT NULL,
    [uiLocale] NVARCHAR(35) NOT NULL,
    [timeZone] NVARCHAR(64) NOT NULL,
    [revision] INT NOT NULL CONSTRAINT [User_revision_df] DEFAULT 1,
    [createdAt] DATETIME2 NOT NULL,
    [updatedAt] DATETIME2 NOT NULL,
    CONSTRAINT [User_pkey] PRIMARY KEY CLUSTERED ([id]),
    CONSTRAINT [User_email_key] UNIQUE NONCLUSTERED ([email])
);

-- CreateTable
CREATE TABLE [dbo].[RoleGrant] (
    [userId] NVARCHAR(36) NOT NULL,
    [role] NVARCHAR(32) NOT NULL,
    [contentType] NVARCHAR(64) NOT NULL,
    [locale] NVARCHAR(35) NOT NULL,
    CONSTRAINT [RoleGrant_pkey] PRIMARY KEY CLUSTERED ([userId], [role], [contentType], [locale])
);

-- CreateTable
CREATE TABLE [dbo].[Session] (
    [id] NVARCHAR(64) NOT NULL,
    [handle] NVARCHAR(36) NOT NULL,
    [userId] NVARCHAR(36) NOT NULL,
    [createdAt] DATETIME2 NOT NULL,
    [lastSeenAt] DATETIME2 NOT NULL,
    [expiresAt] DATETIME2 NOT NULL,
    [userAgent] NVARCHAR(400) NOT NULL,
    [address] NVARCHAR(64) NOT NULL,
    CONSTRAINT [Session_pkey] PRIMARY KEY CLUSTERED ([id]),
    CONSTRAINT [Session_handle_key] UNIQUE NONCLUSTERED ([handle])
);

-- CreateTable
CREATE TABLE [dbo].[ApiToken] (
    [id] NVARCHAR(36) NOT NULL,
    [name] NVARCHAR(200) NOT NULL,
    [secretHash] NVARCHAR(64) NOT NULL,
    [role] NVARCHAR(32) NOT NULL,
    [contentType] NVARCHAR(64) NOT NULL,
    [locale] NVARCHAR(35) NOT NULL,
    [createdById] NVARCHAR(36) NOT NULL,
    [createdAt] DATETIME2 NOT NULL,
    [expiresAt] DATETIME2 NOT NULL,
    [lastUsedAt] DATETIME2,
    [revokedAt] DATETIME2,
    CONSTRAINT [ApiToken_pkey] PRIMARY KEY CLUSTERED ([id]),
    CONSTRAINT [ApiToken_secretHash_key] UNIQUE NONCLUSTERED ([secretHash])
);

-- CreateTable
CREATE TABLE [dbo].[SignInThrottle] (
    [key] NVARCHAR(320) NOT NULL,
    [failures] INT NOT NULL,
    [windowEnd] DATETIME2 NOT NULL,
    CONSTRAINT [SignInThrottle_pkey] PRIMARY KEY CLUSTERED ([key])
);

-- CreateTable
CREATE TABLE [dbo].[Locale] (
    [code] NVARCHAR(35) NOT NULL,
    [name] NVARCHAR(100) NOT NULL,
    [direction] NVARCHAR(3) NOT NULL,
    [fallback] NVARCHAR(35) NOT NULL,
    [isSource] BIT NOT NULL,
    [isEnabled] BIT NOT NULL,
    [position] INT NOT NULL,
    [revision] INT NOT NULL CONSTRAINT [Locale_revision_df] DEFAULT 1,
    CONSTRAINT [Locale_pkey] PRIMARY KEY CLUSTERED ([code])
);

-- CreateTable
CREATE TABLE [dbo].[Asset] (
    [id] NVARCHAR(36) NOT NULL,
    [kind] NVARCHAR(16) NOT NULL,
    [state] NVARCHAR(16) NOT NULL,
    [failure] NVARCHAR(1000) NOT NULL,
    [fileName] NVARCHAR(260) NOT NULL,
    [versionHash] NVARCHAR(64) NOT NULL,
    [credit] NVARCHAR(500) NOT NULL,
    [searchText] NVARCHAR(4000) NOT NULL,
    [revision] INT NOT NULL CONSTRAINT [Asset_revision_df] DEFAULT 1,
    [createdById] NVARCHAR(36) NOT NULL,
    [createdAt] DATETIME2 NOT NULL,
    [updatedAt] DATETIME2 NOT NULL,
    [deletedAt] DATETIME2,
    CONSTRAINT [Asset_pkey] PRIMARY KEY CLUSTERED ([id])
);

-- CreateTable
CREATE TABLE [dbo].[AssetVersion] (
    [assetId] NVARCHAR(36) NOT NULL,
    [hash] NVARCHAR(64) NOT NULL,
    [blobPath] NVARCHAR(200) NOT NULL,
    [contentType] NVARCHAR(100) NOT NULL,
    [sizeBytes] BIGINT NOT NULL,
    [width] INT NOT NULL,
    [height] INT NOT NULL,
    [durationMs] INT NOT NULL,
    [dominantColour] NVARCHAR(7) NOT NULL,
    [renditions] NVARCHAR(MAX) NOT NULL,
    [createdAt] DATETIME2 NOT NULL,
    CONSTRAINT [AssetVersion_pkey] PRIMARY KEY CLUSTERED ([assetId], [hash])
);

-- CreateTable
CREATE TABLE [dbo].[AssetText] (
    [assetId] NVARCHAR(36) NOT NULL,
    [locale] NVARCHAR(35) NOT NULL,
    [alt] NVARCHAR(1000) NOT NULL,
    [caption] NVARCHAR(2000) NOT NULL,
    CONSTRAINT [AssetText_pkey] PRIMARY KEY CLUSTERED ([assetId], [locale])
);

-- CreateTable
CREATE TABLE [dbo].[Upload] (
    [id] NVARCHAR(36) NOT NULL,
    [assetId] NVARCHAR(36) NOT NULL,
    [blobPath] NVARCHAR(200) NOT NULL,
    [sizeBytes] BIGINT NOT NULL,
    [createdById] NVARCHAR(36) NOT NULL,
    [createdAt] DATETIME2 NOT NULL,
    [expiresAt] DATETIME2 NOT NULL,
    CONSTRAINT [Upload_pkey] PRIMARY KEY CLUSTERED ([id])
);

-- CreateTable
CREATE TABLE [dbo].[OutboxMessage] (
    [id] BIGINT NOT NULL IDENTITY(1,1),
    [queue] NVARCHAR(32) NOT NULL,
    [priority] INT NOT NULL CONSTRAINT [OutboxMessage_priority_df] DEFAULT 9,
    [orderingKey] NVARCHAR(128) NOT NULL,
    [type] NVARCHAR(64) NOT NULL,
    [payload] NVARCHAR(MAX) NOT NULL,
    [claimableAt] DATETIME2 NOT NULL,
    [leaseToken] NVARCHAR(36) NOT NULL,
    [attempts] INT NOT NULL CONSTRAINT [OutboxMessage_attempts_df] DEFAULT 0,
    [lastError] NVARCHAR(1000) NOT NULL,
    [deadAt] DATETIME2,
    [createdAt] DATETIME2 NOT NULL,
    CONSTRAINT [OutboxMessage_pkey] PRIMARY KEY CLUSTERED ([id])
);

-- CreateTable
CREATE TABLE [dbo].[Reference] (
    [id] BIGINT NOT NULL IDENTITY(1,1),
    [fromEntryId] NVARCHAR(36) NOT NULL,
    [fromLocale] NVARCHAR(35) NOT NULL,
    [versionState] NVARCHAR(16) NOT NULL,
    [path] NVARCHAR(200) NOT NULL,
    [toKind] NVARCHAR(16) NOT NULL,
    [toId] NVARCHAR(36) NOT NULL,
    CONSTRAINT [Reference_pkey] PRIMARY KEY CLUSTERED ([id])
);

-- CreateIndex
CREATE NONCLUSTERED INDEX [AuditEvent_subject_id_idx] ON [dbo].[AuditEvent]([subject], [id]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [AuditEvent_action_id_idx] ON [dbo].[AuditEvent]([action], [id]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [Entry_updatedAt_id_idx] ON [dbo].[Entry]([updatedAt], [id]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [Entry_contentType_updatedAt_id_idx] ON [dbo].[Entry]([contentType], [updatedAt], [id]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [Variant_locale_status_idx] ON [dbo].[Variant]([locale], [status]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [DraftUpdate_entryId_locale_id_idx] ON [dbo].[DraftUpdate]([entryId], [locale], [id]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [Publication_sequence_idx] ON [dbo].[Publication]([sequence]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [PublicationHistory_contentType_locale_firstPublishedAt_entryId_idx] ON [dbo].[PublicationHistory]([contentType], [locale], [firstPublishedAt], [entryId]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [PublicationHistory_contentType_locale_fromAt_entryId_idx] ON [dbo].[PublicationHistory]([contentType], [locale], [fromAt], [entryId]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [PublicationHistory_contentType_locale_slug_idx] ON [dbo].[PublicationHistory]([contentType], [locale], [slug]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [PublicationHistory_fromSeq_idx] ON [dbo].[PublicationHistory]([fromSeq]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [PublicationHistory_toSeq_idx] ON [dbo].[PublicationHistory]([toSeq]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [Commit_at_idx] ON [dbo].[Commit]([at]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [Schedule_entryId_locale_state_idx] ON [dbo].[Schedule]([entryId], [locale], [state]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [Schedule_state_dueAt_idx] ON [dbo].[Schedule]([state], [dueAt]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [Slug_entryId_locale_idx] ON [dbo].[Slug]([entryId], [locale]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [Session_userId_idx] ON [dbo].[Session]([userId]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [Session_expiresAt_idx] ON [dbo].[Session]([expiresAt]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [Asset_kind_createdAt_id_idx] ON [dbo].[Asset]([kind], [createdAt], [id]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [Asset_createdAt_id_idx] ON [dbo].[Asset]([createdAt], [id]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [Upload_expiresAt_idx] ON [dbo].[Upload]([expiresAt]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [OutboxMessage_queue_deadAt_claimableAt_priority_id_idx] ON [dbo].[OutboxMessage]([queue], [deadAt], [claimableAt], [priority], [id]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [OutboxMessage_orderingKey_id_idx] ON [dbo].[OutboxMessage]([orderingKey], [id]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [Reference_fromEntryId_fromLocale_versionState_idx] ON [dbo].[Reference]([fromEntryId], [fromLocale], [versionState]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [Reference_toKind_toId_versionState_idx] ON [dbo].[Reference]([toKind], [toId], [versionState]);

-- AddForeignKey
ALTER TABLE [dbo].[Variant] ADD CONSTRAINT [Variant_entryId_fkey] FOREIGN KEY ([entryId]) REFERENCES [dbo].[Entry]([id]) ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE [dbo].[RoleGrant] ADD CONSTRAINT [RoleGrant_userId_fkey] FOREIGN KEY ([userId]) REFERENCES [dbo].[User]([id]) ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE [dbo].[Session] ADD CONSTRAINT [Session_userId_fkey] FOREIGN KEY ([userId]) REFERENCES [dbo].[User]([id]) ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE [dbo].[AssetVersion] ADD CONSTRAINT [AssetVersion_assetId_fkey] FOREIGN KEY ([assetId]) REFERENCES [dbo].[Asset]([id]) ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE [dbo].[AssetText] ADD CONSTRAINT [AssetText_assetId_fkey] FOREIGN KEY ([assetId]) REFERENCES [dbo].[Asset]([id]) ON DELETE NO ACTION ON UPDATE NO ACTION;
