import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../shared/i18n";
import type { CardActions } from "../state";
import { trusted } from "../trusted";
import { IconButton } from "./Button";
import { Icon, type IconName } from "./Icon";

interface MenuProps {
  /** Whether there is a ticket whose fields can be shown. */
  canTeach: boolean;
  /** Whether the card stands on a page whose structure can be copied. */
  onPage: boolean;
  actions: CardActions;
}

interface Entry {
  name: string;
  icon: IconName;
  label: string;
  act(): void;
}

/** What is needed now and then, behind "⋯": a menu button as in the ARIA Authoring Practices. */
export function Menu({ canTeach, onPage, actions }: MenuProps) {
  const [open, setOpen] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const whole = useRef<HTMLDivElement>(null);
  const entries: Entry[] = [
    { name: "options", icon: "gear", label: t("open_options"), act: actions.openOptions },
  ];
  if (onPage)
    entries.unshift({
      name: "copy-structure",
      icon: "copy",
      label: t("copy_structure"),
      act: actions.copyStructure,
    });
  if (onPage)
    entries.unshift({ name: "check-page", icon: "info", label: t("check_page"), act: actions.checkPage });
  if (canTeach)
    entries.unshift({ name: "teach", icon: "target", label: t("teach"), act: () => actions.teach(null) });

  useEffect(() => {
    if (!open) return;
    list.current?.querySelector("button")?.focus();
    const root = whole.current?.getRootNode();
    const host = root instanceof ShadowRoot ? root.host : null;
    const closeInside = (event: Event) => {
      if (whole.current && !event.composedPath().includes(whole.current)) setOpen(false);
    };
    const closeOutside = (event: Event) => {
      if (event.target !== host) setOpen(false); // what is in the closed root is told to its own listener only
    };
    root?.addEventListener("pointerdown", closeInside);
    document.addEventListener("pointerdown", closeOutside, { capture: true });
    return () => {
      root?.removeEventListener("pointerdown", closeInside);
      document.removeEventListener("pointerdown", closeOutside, { capture: true });
    };
  }, [open]);

  const close = () => {
    setOpen(false);
    whole.current?.querySelector("button")?.focus();
  };
  const onKey = trusted((event: KeyboardEvent) => {
    const buttons = Array.from(list.current?.querySelectorAll("button") ?? []);
    const at = buttons.indexOf(event.target as HTMLButtonElement);
    const goTo: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
    const place = goTo[event.key];
    if (place !== undefined) buttons.at(place % buttons.length)?.focus();
    else if (event.key === "Escape") close();
    else if (event.key === "Tab") setOpen(false);
    else return;
    if (event.key !== "Tab") event.preventDefault();
  });
  return (
    <div class="menu" ref={whole}>
      <IconButton
        name="menu"
        icon="more"
        label={t("menu")}
        expanded={open}
        popup="menu"
        onPress={() => setOpen(!open)}
      />
      {open ? (
        <div class="menu-list" role="menu" aria-label={t("menu")} ref={list} onKeyDown={onKey}>
          {entries.map(({ name, icon, label, act }) => (
            <button
              key={name}
              type="button"
              role="menuitem"
              tabIndex={-1}
              class="menu-entry"
              data-name={name}
              onClick={trusted(() => {
                close();
                act();
              })}
            >
              <Icon name={icon} />
              <span>{label}</span>
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
