import type { ComponentChildren } from "preact";

interface SectionProps {
  /** Names the section's heading. */
  id: string;
  heading: string;
  /** What can be done, beside the heading. */
  action?: ComponentChildren;
  children: ComponentChildren;
}

/** A part of one of our own pages. */
export function Section({ id, heading, action, children }: SectionProps) {
  return (
    <section class="panel" aria-labelledby={id}>
      <div class="panel-head">
        <h2 id={id}>{heading}</h2>
        {action}
      </div>
      {children}
    </section>
  );
}
