import { useId, useState } from "preact/hooks";
import type { Line } from "../../generated/protocol";
import { CUSTOMER_VALUE_MAX } from "../../shared/constants";
import { type MessageKey, t } from "../../shared/i18n";
import type { CardActions } from "../state";
import { trusted } from "../trusted";

interface CustomerLineProps {
  line: Line;
  actions: CardActions;
}

const LABELS: Readonly<Record<string, MessageKey>> = {
  name: "customer_name",
  document: "customer_document",
  email: "customer_email",
  protocol: "customer_protocol",
};

/** A line's name; phones are numbered. */
function labelOf(key: string): string {
  const label = LABELS[key];
  return label ? t(label) : t("customer_phone", key.replace(/\D/g, ""));
}

/** One value: typed freely, its source beside it; where sources differ, each is offered. */
export function CustomerLine({ line, actions }: CustomerLineProps) {
  const { key, text, source, confidence, issues, choices, open } = line;
  /** What stands in it while the agent is in it: nothing that comes from the host moves the caret. */
  const [editing, setEditing] = useState<string | null>(null);
  const id = useId();
  return (
    <div class={`line ${open ? "open" : ""}`} data-key={key} data-source={source ?? ""}>
      <div class="line-name">
        <label for={id}>{labelOf(key)}</label>
        <span class="source" id={`${id}-source`}>
          {source ? t(`source_${source}`) : ""}
        </span>
      </div>
      <input
        id={id}
        type="text"
        value={editing ?? text}
        maxLength={CUSTOMER_VALUE_MAX}
        autocomplete="off"
        spellcheck={false}
        aria-describedby={`${id}-source ${id}-more`}
        aria-invalid={issues.length > 0}
        onInput={trusted((event: InputEvent & { currentTarget: HTMLInputElement }) => {
          setEditing(event.currentTarget.value);
          actions.typeCustomer(key, event.currentTarget.value);
        })}
        onFocus={() => setEditing(text)}
        onBlur={() => setEditing(null)}
      />
      <div class="line-more" id={`${id}-more`}>
        {open ? <p class="issue">{t("sources_differ")}</p> : null}
        {confidence === "likely" && source === "pasted" && issues.length === 0 ? (
          <p class="issue">{t("look_at_it")}</p>
        ) : null}
        {issues.map(({ code, message }) => (
          <p key={code} class="issue" data-code={code}>
            {message}
          </p>
        ))}
      </div>
      {choices.length > 0 ? (
        <div class="options">
          {choices.map((choice) => (
            <button
              key={choice.display}
              type="button"
              class="option small"
              data-name="choose-value"
              aria-pressed={choice.display === text}
              onClick={trusted(() => actions.chooseCustomer(key, choice))}
            >
              <span>{choice.display}</span>
              {choice.issues.map(({ code, message }) => (
                <span key={code} class="source" data-code={code}>
                  {message}
                </span>
              ))}
              <span class="source">
                {t(choice.confidence === "unsure" ? "source_unsure" : `source_${choice.source}`)}
              </span>
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
