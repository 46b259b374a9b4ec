-- Notifications, how people want them, and their quiet hours.
-- New tables: they are empty, no locks matter.

-- CreateTable
CREATE TABLE "Notification" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "userId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "entryId" TEXT NOT NULL DEFAULT '',
    "subjectId" TEXT NOT NULL DEFAULT '',
    "details" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "isInApp" BOOLEAN NOT NULL,
    "readAt" DATETIME,
    "mailState" TEXT NOT NULL,
    "mailId" TEXT NOT NULL DEFAULT '',
    "mailedAt" DATETIME
);

-- CreateTable
CREATE TABLE "NotificationSetting" (
    "userId" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "inApp" BOOLEAN NOT NULL DEFAULT true,
    "email" BOOLEAN NOT NULL DEFAULT true,

    PRIMARY KEY ("userId", "type")
);

-- CreateTable
CREATE TABLE "QuietHours" (
    "userId" TEXT NOT NULL PRIMARY KEY,
    "from" TEXT NOT NULL,
    "to" TEXT NOT NULL
);

-- CreateIndex
CREATE INDEX "Notification_userId_createdAt_id_idx" ON "Notification"("userId", "createdAt", "id");

-- CreateIndex
CREATE INDEX "Notification_userId_readAt_idx" ON "Notification"("userId", "readAt");

-- CreateIndex
CREATE INDEX "Notification_userId_mailState_idx" ON "Notification"("userId", "mailState");

-- CreateIndex
CREATE INDEX "Notification_entryId_subjectId_idx" ON "Notification"("entryId", "subjectId");

-- CreateIndex
CREATE INDEX "Notification_createdAt_idx" ON "Notification"("createdAt");
