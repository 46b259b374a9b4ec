-- How hard each check is, by content type.
-- A new table: it is empty, no locks matter.

-- CreateTable
CREATE TABLE "CheckSetting" (
    "contentType" TEXT NOT NULL,
    "check" TEXT NOT NULL,
    "level" TEXT NOT NULL,

    PRIMARY KEY ("contentType", "check")
);
