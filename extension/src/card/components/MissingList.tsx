import { useRef } from "preact/hooks";
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

/**
 * What only the agent can give: what can be chosen is asked here, each other line goes to its field. An answered question
 * stays where it was: nothing moves away under the pointer, and the answer can be changed.
 */
export function MissingList({ missing, answers, onReveal, onAnswer }: MissingListProps) {
  const asked = useRef(new Map<string, Missing>());
  for (const one of missing) if (one.options.length > 0) asked.current.set(one.key, one);
  const questions = [...asked.current.values()].filter(
    ({ key }) => key in answers || missing.some((one) => one.key === key),
  );
  if (missing.length === 0 && questions.length === 0) return null;
  const typed = missing.filter(({ options }) => options.length === 0);
  return (
    <section class="missing" data-name="missing">
      {missing.length > 0 ? <h3>{counted("missing_heading", missing.length)}</h3> : null}
      {questions.map((question) => (
        <Question
          key={question.key}
          missing={question}
          answer={answers[question.key] ?? null}
          onAnswer={(option) => onAnswer(question.key, option)}
        />
      ))}
      <ul>
        {typed.map(({ key, question, evidence }) => (
          <li key={key} data-key={key}>
            <button
              type="button"
              class="missing-line"
              data-name="reveal"
              onClick={trusted(() => onReveal(key))}
            >
              <span>{question}</span>
              {evidence ? <span class="muted">{evidence}</span> : null}
              <Icon name="arrow" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
