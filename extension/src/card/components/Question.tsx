import type { Missing } from "../../generated/protocol";
import { trusted } from "../trusted";

interface QuestionProps {
  missing: Missing;
  /** Null: not answered; nothing is chosen beforehand. */
  answer: string | null;
  onAnswer(option: string): void;
}

/** A question that only the agent can answer, with what is known about it. */
export function Question({ missing: { key, question, options, evidence }, answer, onAnswer }: QuestionProps) {
  return (
    <fieldset class="question" data-key={key}>
      <legend>{question}</legend>
      {evidence ? <p class="muted">{evidence}</p> : null}
      <div class="options">
        {options.map((option) => (
          <button
            key={option}
            type="button"
            class="option"
            data-name="answer"
            aria-label={`${question} ${option}`}
            aria-pressed={option === answer}
            onClick={trusted(() => onAnswer(option))}
          >
            {option}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
