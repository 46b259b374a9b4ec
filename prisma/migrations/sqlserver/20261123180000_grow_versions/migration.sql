-- Versions get names, packed checkpoints and what was suggested; variants count open suggestions and know since when they are unversioned.
-- Every new column is nullable, or of a fixed or short type with a constant default: no row is rewritten, locks last for the change of the catalogue.

-- AlterTable
ALTER TABLE [dbo].[Variant] ADD [openSuggestions] INT NOT NULL CONSTRAINT [Variant_openSuggestions_df] DEFAULT 0;

-- AlterTable
ALTER TABLE [dbo].[Variant] ADD [unversionedSince] DATETIME2;

-- AlterTable
ALTER TABLE [dbo].[EntryVersion] ADD [packed] VARBINARY(MAX);

-- AlterTable
ALTER TABLE [dbo].[EntryVersion] ADD [suggested] NVARCHAR(MAX);

-- AlterTable
ALTER TABLE [dbo].[EntryVersion] ADD [suggestedHash] NVARCHAR(64) NOT NULL CONSTRAINT [EntryVersion_suggestedHash_df] DEFAULT '';

-- AlterTable
ALTER TABLE [dbo].[EntryVersion] ADD [name] NVARCHAR(200) NOT NULL CONSTRAINT [EntryVersion_name_df] DEFAULT '';

-- CreateIndex
CREATE NONCLUSTERED INDEX [EntryVersion_kind_entryId_createdAt_idx] ON [dbo].[EntryVersion]([kind], [entryId], [createdAt]);
