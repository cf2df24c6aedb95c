import { useId } from "preact/hooks";
import { CUSTOMER_VALUE_MAX } from "../../shared/constants";
import { t } from "../../shared/i18n";
import type { LineKey, Lines, Offer } from "../customer/customer";
import { choicesFor, isOpen } from "../customer/merge";
import type { CardActions } from "../state";
import { trusted } from "../trusted";

interface CustomerLineProps {
  line: LineKey;
  lines: Lines;
  offers: readonly Offer[];
  actions: CardActions;
}

/** One value: typed freely, its source beside it; where sources differ, each is offered. */
export function CustomerLine({ line, lines, offers, actions }: CustomerLineProps) {
  const { text, source, doubtful, issues } = lines[line];
  const choices = choicesFor(line, lines, offers);
  const open = isOpen(line, lines, offers);
  const id = useId();
  return (
    <div class={`line ${open ? "open" : ""}`} data-key={line} data-source={source ?? ""}>
      <div class="line-name">
        <label for={id}>{t(`customer_${line}`)}</label>
        <span class="source" id={`${id}-source`}>
          {source ? t(`source_${source}`) : ""}
        </span>
      </div>
      <input
        id={id}
        type="text"
        value={text}
        maxLength={CUSTOMER_VALUE_MAX}
        autocomplete="off"
        spellcheck={false}
        aria-describedby={`${id}-source ${id}-more`}
        aria-invalid={issues.length > 0}
        onInput={trusted((event: InputEvent & { currentTarget: HTMLInputElement }) =>
          actions.typeCustomer(line, event.currentTarget.value),
        )}
      />
      <div class="line-more" id={`${id}-more`}>
        {open ? <p class="issue">{t("sources_differ")}</p> : null}
        {doubtful && source === "pasted" && issues.length === 0 ? (
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
          {choices.map((offer) => (
            <button
              key={offer.display}
              type="button"
              class="option small"
              data-name="choose-value"
              aria-pressed={offer.display === text}
              onClick={trusted(() => actions.chooseCustomer(line, offer))}
            >
              <span>{offer.display}</span>
              <span class="source">
                {t(offer.confidence === "unsure" ? "source_unsure" : `source_${offer.source}`)}
              </span>
            </button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
