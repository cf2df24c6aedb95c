import type { Missing } from "../../generated/protocol";
import { counted } from "../../shared/i18n";
import { trusted } from "../trusted";
import { Icon } from "./Icon";

interface MissingListProps {
  missing: readonly Missing[];
  onReveal(key: string): void;
}

/** What only the agent can give; each line goes to its field. */
export function MissingList({ missing, onReveal }: MissingListProps) {
  if (missing.length === 0) return null;
  return (
    <section class="missing" data-name="missing">
      <h3>{counted("missing_heading", missing.length)}</h3>
      <ul>
        {missing.map(({ key, question }) => (
          <li key={key} data-key={key}>
            <button
              type="button"
              class="missing-line"
              data-name="reveal"
              onClick={trusted(() => onReveal(key))}
            >
              <span>{question}</span>
              <Icon name="arrow" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
