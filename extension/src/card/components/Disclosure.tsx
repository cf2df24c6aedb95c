import type { ComponentChildren } from "preact";
import { useId, useState } from "preact/hooks";
import { trusted } from "../trusted";
import { Icon } from "./Icon";

interface DisclosureProps {
  label: string;
  name: string;
  /** Open from the beginning. */
  open?: boolean;
  children: ComponentChildren;
}

/** A line that opens to show more. */
export function Disclosure({ label, name, open: initial = false, children }: DisclosureProps) {
  const [open, setOpen] = useState(initial);
  const id = useId();
  return (
    <div class="disclosure">
      <button
        type="button"
        class="disclosure-line"
        data-name={name}
        aria-expanded={open}
        aria-controls={id}
        onClick={trusted(() => setOpen(!open))}
      >
        <Icon name="chevron" />
        <span>{label}</span>
      </button>
      <div id={id} class="disclosure-body" hidden={!open}>
        {children}
      </div>
    </div>
  );
}
