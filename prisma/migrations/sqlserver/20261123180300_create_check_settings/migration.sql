-- How hard each check is, by content type.
-- A new table: it is empty, no locks matter.

-- CreateTable
CREATE TABLE [dbo].[CheckSetting] (
    [contentType] NVARCHAR(64) NOT NULL,
    [check] NVARCHAR(64) NOT NULL,
    [level] NVARCHAR(16) NOT NULL,
    CONSTRAINT [CheckSetting_pkey] PRIMARY KEY CLUSTERED ([contentType], [check])
);
