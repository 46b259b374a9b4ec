import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../../ui/dialog.tsx";
import { isMac, Kbd } from "../../../ui/kbd.tsx";
import { useEditor } from "../editor-context.tsx";
import { type KeyGroup, type KeyOfMap, keyGroups } from "./key-list.ts";
import styles from "./writing.module.css";

/** All keys on one page, with a search: true for the machine, and for what this person may do. */
export function KeyMap({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("writing");
  const { variant, canWriteOwn, canWriteShared } = useEditor();
  const [typed, setTyped] = useState("");
  const isForMe = ({ writes, publishes }: KeyOfMap): boolean =>
    (publishes !== true || variant.abilities.canPublish) && (writes !== true || canWriteOwn || canWriteShared);
  const words = typed.trim().toLowerCase();
  const groups = (Object.keys(keyGroups) as KeyGroup[])
    .map((group) => ({ group, rows: keyGroups[group].filter(isForMe).map((key) => ({ name: key.name, keys: keysHere(key), text: t(`keys.${key.name}`) })) }))
    .map(({ group, rows }) => ({ group, rows: rows.filter((row) => `${row.text} ${row.keys.join(" ")}`.toLowerCase().includes(words)) }))
    .filter(({ rows }) => rows.length > 0);
  return (
    <Dialog title={t("map.title")} isOpen onClose={onClose} size={720}>
      <input
        type="search"
        className="pb-input"
        data-autofocus
        aria-label={t("map.search")}
        placeholder={t("map.search")}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <p className="pb-visually-hidden" role="status">
        {t("map.shown", { count: groups.reduce((sum, { rows }) => sum + rows.length, 0) })}
      </p>
      {groups.length === 0 && <p className="pb-quiet">{t("map.nothing")}</p>}
      <div className={styles["map"]}>
        {groups.map(({ group, rows }) => (
          <section key={group}>
            <h3>{t(`map.${group}`)}</h3>
            <dl>
              {rows.map((row) => (
                <div key={row.name}>
                  <dt>{row.text}</dt>
                  <dd dir="ltr">
                    {row.keys.map((way) => (
                      <span key={way.join()}>
                        {way.map((key) => (
                          <Kbd key={key}>{key}</Kbd>
                        ))}
                      </span>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

const keysHere = ({ keys, takenOnMac }: KeyOfMap): KeyOfMap["keys"] => (takenOnMac === true && isMac() ? keys.slice(1) : keys);
