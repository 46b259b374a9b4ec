-- Comment threads and their messages.
-- New tables: they are empty, no locks matter.

-- CreateTable
CREATE TABLE [dbo].[CommentThread] (
    [id] NVARCHAR(36) NOT NULL,
    [entryId] NVARCHAR(36) NOT NULL,
    [locale] NVARCHAR(35) NOT NULL,
    [fieldKey] NVARCHAR(64) NOT NULL,
    [generation] INT NOT NULL CONSTRAINT [CommentThread_generation_df] DEFAULT 0,
    [anchorStart] NVARCHAR(500) NOT NULL CONSTRAINT [CommentThread_anchorStart_df] DEFAULT '',
    [anchorEnd] NVARCHAR(500) NOT NULL CONSTRAINT [CommentThread_anchorEnd_df] DEFAULT '',
    [blockId] NVARCHAR(64) NOT NULL CONSTRAINT [CommentThread_blockId_df] DEFAULT '',
    [quote] NVARCHAR(1000) NOT NULL CONSTRAINT [CommentThread_quote_df] DEFAULT '',
    [before] NVARCHAR(64) NOT NULL CONSTRAINT [CommentThread_before_df] DEFAULT '',
    [after] NVARCHAR(64) NOT NULL CONSTRAINT [CommentThread_after_df] DEFAULT '',
    [state] NVARCHAR(16) NOT NULL CONSTRAINT [CommentThread_state_df] DEFAULT 'open',
    [resolvedById] NVARCHAR(36) NOT NULL CONSTRAINT [CommentThread_resolvedById_df] DEFAULT '',
    [resolvedAt] DATETIME2,
    [createdById] NVARCHAR(36) NOT NULL,
    [createdAt] DATETIME2 NOT NULL,
    [updatedAt] DATETIME2 NOT NULL,
    [revision] INT NOT NULL CONSTRAINT [CommentThread_revision_df] DEFAULT 1,
    CONSTRAINT [CommentThread_pkey] PRIMARY KEY CLUSTERED ([id])
);

-- CreateTable
CREATE TABLE [dbo].[Comment] (
    [id] NVARCHAR(36) NOT NULL,
    [threadId] NVARCHAR(36) NOT NULL,
    [authorId] NVARCHAR(36) NOT NULL,
    [body] NVARCHAR(4000) NOT NULL,
    [createdAt] DATETIME2 NOT NULL,
    [editedAt] DATETIME2,
    [deletedAt] DATETIME2,
    [revision] INT NOT NULL CONSTRAINT [Comment_revision_df] DEFAULT 1,
    CONSTRAINT [Comment_pkey] PRIMARY KEY CLUSTERED ([id])
);

-- CreateIndex
CREATE NONCLUSTERED INDEX [CommentThread_entryId_locale_state_idx] ON [dbo].[CommentThread]([entryId], [locale], [state]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [Comment_threadId_createdAt_idx] ON [dbo].[Comment]([threadId], [createdAt]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [Comment_authorId_idx] ON [dbo].[Comment]([authorId]);

-- AddForeignKey
ALTER TABLE [dbo].[Comment] ADD CONSTRAINT [Comment_threadId_fkey] FOREIGN KEY ([threadId]) REFERENCES [dbo].[CommentThread]([id]) ON DELETE NO ACTION ON UPDATE NO ACTION;
