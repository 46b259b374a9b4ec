-- Notifications, how people want them, and their quiet hours.
-- New tables: they are empty, no locks matter.

-- CreateTable
CREATE TABLE [dbo].[Notification] (
    [id] NVARCHAR(36) NOT NULL,
    [userId] NVARCHAR(36) NOT NULL,
    [type] NVARCHAR(64) NOT NULL,
    [actorId] NVARCHAR(36) NOT NULL,
    [path] NVARCHAR(400) NOT NULL,
    [entryId] NVARCHAR(36) NOT NULL CONSTRAINT [Notification_entryId_df] DEFAULT '',
    [subjectId] NVARCHAR(36) NOT NULL CONSTRAINT [Notification_subjectId_df] DEFAULT '',
    [details] NVARCHAR(4000) NOT NULL,
    [createdAt] DATETIME2 NOT NULL,
    [isInApp] BIT NOT NULL,
    [readAt] DATETIME2,
    [mailState] NVARCHAR(8) NOT NULL,
    [mailId] NVARCHAR(36) NOT NULL CONSTRAINT [Notification_mailId_df] DEFAULT '',
    [mailedAt] DATETIME2,
    CONSTRAINT [Notification_pkey] PRIMARY KEY CLUSTERED ([id])
);

-- CreateTable
CREATE TABLE [dbo].[NotificationSetting] (
    [userId] NVARCHAR(36) NOT NULL,
    [type] NVARCHAR(64) NOT NULL,
    [inApp] BIT NOT NULL CONSTRAINT [NotificationSetting_inApp_df] DEFAULT 1,
    [email] BIT NOT NULL CONSTRAINT [NotificationSetting_email_df] DEFAULT 1,
    CONSTRAINT [NotificationSetting_pkey] PRIMARY KEY CLUSTERED ([userId], [type])
);

-- CreateTable
CREATE TABLE [dbo].[QuietHours] (
    [userId] NVARCHAR(36) NOT NULL,
    [from] NVARCHAR(5) NOT NULL,
    [to] NVARCHAR(5) NOT NULL,
    CONSTRAINT [QuietHours_pkey] PRIMARY KEY CLUSTERED ([userId])
);

-- CreateIndex
CREATE NONCLUSTERED INDEX [Notification_userId_createdAt_id_idx] ON [dbo].[Notification]([userId], [createdAt], [id]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [Notification_userId_readAt_idx] ON [dbo].[Notification]([userId], [readAt]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [Notification_userId_mailState_idx] ON [dbo].[Notification]([userId], [mailState]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [Notification_entryId_subjectId_idx] ON [dbo].[Notification]([entryId], [subjectId]);

-- CreateIndex
CREATE NONCLUSTERED INDEX [Notification_createdAt_idx] ON [dbo].[Notification]([createdAt]);
