import { Menu as MantineMenu, Popover } from "@mantine/core";
import { useMergedRef } from "@mantine/hooks";
import { cloneElement, useEffect, useRef, useState } from "react";
import type { MenuEntry, MenuProps, PopupProps, Trigger } from "./menu.tsx";

/** Takes the place of the plain button after the click on it: has its focus, and opens. */
function useOpening(trigger: Trigger) {
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const ref = useMergedRef(trigger.props.ref, button);
  useEffect(() => {
    button.current?.focus();
    setIsOpen(true);
  }, []);
  return { isOpen, setIsOpen, ref };
}

export function MenuWindow({ trigger, title, entries, position = "bottom", className }: MenuProps) {
  const { isOpen, setIsOpen, ref } = useOpening(trigger);
  return (
    <MantineMenu opened={isOpen} onChange={setIsOpen} position={position}>
      <MantineMenu.Target>{cloneElement(trigger, { ref })}</MantineMenu.Target>
      <MantineMenu.Dropdown {...(className === undefined ? {} : { className })}>
        {title !== undefined && <MantineMenu.Label>{title}</MantineMenu.Label>}
        {entries.map((entry) =>
          entry.entries === undefined ? (
            <Item key={entry.key} entry={entry} />
          ) : (
            <MantineMenu.Sub key={entry.key}>
              <MantineMenu.Sub.Target>
                <MantineMenu.Sub.Item>{entry.label}</MantineMenu.Sub.Item>
              </MantineMenu.Sub.Target>
              <MantineMenu.Sub.Dropdown {...(className === undefined ? {} : { className })}>
                {entry.entries.map((inner) => (
                  <Item key={inner.key} entry={inner} />
                ))}
              </MantineMenu.Sub.Dropdown>
            </MantineMenu.Sub>
          ),
        )}
      </MantineMenu.Dropdown>
    </MantineMenu>
  );
}

function Item({ entry }: { entry: MenuEntry }) {
  return (
    <MantineMenu.Item
      closeMenuOnClick={entry.staysOpen !== true}
      leftSection={entry.before}
      rightSection={entry.after}
      aria-current={entry.isCurrent === true ? "true" : undefined}
      {...(entry.isChecked === undefined ? {} : { role: "menuitemcheckbox", "aria-checked": entry.isChecked })}
      {...(entry.onChoose === undefined ? {} : { onClick: entry.onChoose })}
    >
      {entry.label}
    </MantineMenu.Item>
  );
}

export function PopupWindow({ trigger, children, className, label, width }: PopupProps) {
  const { isOpen, setIsOpen, ref } = useOpening(trigger);
  return (
    <Popover opened={isOpen} onChange={setIsOpen} position="bottom-end" trapFocus {...(width === undefined ? {} : { width })}>
      <Popover.Target>{cloneElement(trigger, { ref, onClick: () => setIsOpen(!isOpen) })}</Popover.Target>
      <Popover.Dropdown {...(className === undefined ? {} : { className })} {...(label === undefined ? {} : { "aria-label": label })}>
        {children(() => setIsOpen(false))}
      </Popover.Dropdown>
    </Popover>
  );
}
