/** Rows → what the API answers. */
import { publicUrl } from "@pressbox/shared/content-types/public-url.ts";
import type { EntrySummary, livePublicationSchema, ScheduleView, VariantView, VersionSummary, VersionView } from "@pressbox/shared/entries/entries.schema.ts";
import type { Actor } from "@pressbox/shared/identity/identity.permissions.ts";
import type { z } from "zod";
import type { ContentType } from "../content-types/content-types.public.ts";
import { mergeFields } from "./draft-content.ts";
import { canDeleteEntry, canEditShared, canEditVariant, canPublishVariant } from "./entries.policy.ts";
import type { EntryRow } from "./entry-list.repository.ts";
import { revisionOf } from "./field-precondition.ts";
import type { OpenVariant } from "./open-entry.ts";
import type { Publication, PublicationEvent } from "./publications.repository.ts";
import type { Schedule } from "./schedules.repository.ts";
import type { Version, VersionRow } from "./versions.repository.ts";

/** Names of people and tokens by id. */
export type Names = ReadonlyMap<string, string>;

const person = (id: string, names: Names) => ({ id, name: names.get(id) ?? "" });

export interface VariantFacts {
  readonly opened: OpenVariant;
  readonly publication: Publication | null;
  readonly schedules: readonly Schedule[];
  /** Keys of fields that differ from the live version. */
  readonly changedFields: readonly string[];
  /** Other live locales that publishing this one would give new shared fields. */
  readonly alsoPublishes: readonly string[];
}

export function presentVariant(actor: Actor, { opened, publication, schedules, changedFields, alsoPublishes }: VariantFacts, names: Names): VariantView {
  const { entry, type, own, shared, sourceLocale } = opened;
  const last = own.draftRevision >= shared.draftRevision ? own : shared;
  const scope = { contentType: type.key, locale: own.locale, sourceLocale };
  const isInBin = entry.deletedAt !== null;
  return {
    entryId: entry.id,
    contentType: type.key,
    contentTypeVersion: type.version,
    formatVersion: own.formatVersion,
    locale: own.locale,
    title: own.title || shared.title,
    fields: mergeFields(type.definition, own.fields, shared.fields),
    revision: revisionOf(opened),
    status: own.status,
    changedFields: [...changedFields],
    headVersion: own.headVersion,
    live: publication && publication.version > 0 ? presentLive(type, publication) : null,
    alsoPublishes: [...alsoPublishes],
    schedules: schedules.map((schedule) => presentSchedule(schedule, names)),
    updatedAt: last.updatedAt.toISOString(),
    updatedBy: person(last.updatedById, names),
    deletedAt: entry.deletedAt?.toISOString() ?? null,
    abilities: {
      canEdit: !isInBin && canEditVariant(actor, scope),
      canEditShared: !isInBin && canEditShared(actor, type.key),
      canPublish: !isInBin && canPublishVariant(actor, scope),
      canDelete: canDeleteEntry(actor, type.key),
    },
  };
}

function presentLive(type: ContentType, publication: Publication): z.infer<typeof livePublicationSchema> {
  const { version, sharedVersion, sequence, slug, locale } = publication;
  return {
    version,
    sharedVersion,
    sequence,
    firstPublishedAt: publication.firstPublishedAt.toISOString(),
    publishedAt: publication.publishedAt.toISOString(),
    slug,
    url: publicUrl(type.definition, locale, slug),
  };
}

export function presentSchedule(schedule: Schedule, names: Names): ScheduleView {
  const { id, locale, action, version, timeZone, wallTime, state, failure } = schedule;
  return {
    id,
    locale,
    action,
    version,
    dueAt: schedule.dueAt.toISOString(),
    timeZone,
    wallTime,
    state,
    failure,
    createdBy: person(schedule.createdById, names),
  };
}

/** What stands around a version: which one is live, when this and others were, and the names of the people in it. */
export interface VersionSurroundings {
  readonly liveVersion: number;
  readonly events: readonly PublicationEvent[];
  readonly names: Names;
}

export function presentVersionSummary(version: VersionRow, { liveVersion, events, names }: VersionSurroundings): VersionSummary {
  const act = ({ at, byId, reason }: Omit<PublicationEvent, "version" | "end">) => ({ at: at.toISOString(), by: person(byId, names), reason });
  const { number, name, title, hash, kind, reason } = version;
  return {
    number,
    name,
    title,
    hash,
    kind,
    reason,
    authors: version.authors.map((id) => person(id, names)),
    createdBy: person(version.createdById, names),
    createdAt: version.createdAt.toISOString(),
    isLive: number === liveVersion,
    publications: events.filter((event) => event.version === number).map((event) => ({ ...act(event), end: event.end && act(event.end) })),
  };
}

export function presentVersion(version: Version, surroundings: VersionSurroundings): VersionView {
  const { fields, suggested, contentTypeVersion, formatVersion } = version;
  return { ...presentVersionSummary(version, surroundings), fields, suggested, contentTypeVersion, formatVersion };
}

/** @param nextPublishes by `entryId/locale` */
export function presentEntrySummary(row: EntryRow, sourceLocale: string, names: Names, nextPublishes: ReadonlyMap<string, Date>): EntrySummary {
  const { shared, variants } = row;
  const named = variants.find((variant) => variant.locale === sourceLocale) ?? variants[0];
  const [last] = [...variants, ...(shared ? [shared] : [])].sort((a, b) => b.updatedAt.getTime() - a.updatedAt.getTime());
  return {
    id: row.id,
    contentType: row.contentType,
    title: named?.title || shared?.title || "",
    createdAt: row.createdAt.toISOString(),
    createdBy: person(row.createdById, names),
    updatedAt: row.updatedAt.toISOString(),
    updatedBy: person(last?.updatedById ?? row.createdById, names),
    deletedAt: row.deletedAt?.toISOString() ?? null,
    revision: row.revision,
    variants: variants.map((variant) => ({
      locale: variant.locale,
      title: variant.title || shared?.title || "",
      status: variant.status,
      updatedAt: variant.updatedAt.toISOString(),
      scheduledFor: nextPublishes.get(`${row.id}/${variant.locale}`)?.toISOString() ?? null,
    })),
  };
}
