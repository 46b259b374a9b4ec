-- Every new column is nullable or has a constant default: no row is rewritten.

-- CreateIndex
CREATE NONCLUSTERED INDEX [AuditEvent_actorId_id_idx] ON [dbo].[AuditEvent]([actorId], [id]);
