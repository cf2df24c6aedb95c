import type { Missing } from "../../generated/protocol";
import { counted } from "../../shared/i18n";
import { trusted } from "../trusted";
import { Icon } from "./Icon";
import { Question } from "./Question";

interface MissingListProps {
  missing: readonly Missing[];
  answers: Readonly<Record<string, string>>;
  onReveal(key: string): void;
  onAnswer(key: string, option: string): void;
}

/** What only the agent can give: what can be chosen is asked here, each other line goes to its field. */
export function MissingList({ missing, answers, onReveal, onAnswer }: MissingListProps) {
  if (missing.length === 0) return null;
  const typed = missing.filter(({ options }) => options.length === 0);
  const chosen = missing.filter(({ options }) => options.length > 0);
  return (
    <section class="missing" data-name="missing">
      <h3>{counted("missing_heading", missing.length)}</h3>
      {chosen.map((question) => (
        <Question
          key={question.key}
          missing={question}
          answer={answers[question.key] ?? null}
          onAnswer={(option) => onAnswer(question.key, option)}
        />
      ))}
      <ul>
        {typed.map(({ key, question }) => (
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
