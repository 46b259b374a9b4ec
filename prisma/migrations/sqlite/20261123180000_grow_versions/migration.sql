-- Versions get names, packed checkpoints and what was suggested; variants count open suggestions and know since when they are unversioned.
-- Every new column is nullable, or of a fixed or short type with a constant default: no row is rewritten, locks last for the change of the catalogue.

-- AlterTable
ALTER TABLE "Variant" ADD COLUMN "openSuggestions" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Variant" ADD COLUMN "unversionedSince" DATETIME;

-- AlterTable
ALTER TABLE "EntryVersion" ADD COLUMN "packed" BLOB;

-- AlterTable
ALTER TABLE "EntryVersion" ADD COLUMN "suggested" TEXT;

-- AlterTable
ALTER TABLE "EntryVersion" ADD COLUMN "suggestedHash" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "EntryVersion" ADD COLUMN "name" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "EntryVersion_kind_entryId_createdAt_idx" ON "EntryVersion"("kind", "entryId", "createdAt");
