import { useEffect, useState } from "preact/hooks";
import type { FillPlan } from "../../generated/protocol";
import { COPIED_FOR_MS } from "../../shared/constants";
import { t } from "../../shared/i18n";
import { copyText } from "../copy";
import { Button } from "./Button";
import { Disclosure } from "./Disclosure";
import { Icon } from "./Icon";

/** Where the host leaves room for the related ticket's number (native_host/sop/placeholders.py). */
const NUMBER = "{numero}";

/** What comes after the fill and stays the agent's: to save, and to tell the customer. */
export function AfterFill({ plan, complete }: { plan: FillPlan; complete: boolean }) {
  return (
    <section class="after">
      <p class="reminder">
        <Icon name="save" />
        <span>{t(complete ? "check_and_save" : "complete_and_save")}</span>
      </p>
      <Disclosure
        key={String(complete)}
        name="customer-message"
        label={t("customer_message")}
        open={complete}
      >
        <CustomerMessage text={plan.customer_message.replaceAll(NUMBER, t("number_later"))} />
      </Disclosure>
    </section>
  );
}

function CustomerMessage({ text }: { text: string }) {
  const [copied, setCopied] = useState<"yes" | "no" | null>(null);
  useEffect(() => {
    if (copied === null) return;
    const timer = setTimeout(() => setCopied(null), COPIED_FOR_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => setCopied((await copyText(text)) ? "yes" : "no");
  const label = { yes: t("copied"), no: t("not_copied") };
  return (
    <div class="message">
      <blockquote>{text}</blockquote>
      <Button
        name="copy-message"
        icon={copied === "yes" ? "check" : "copy"}
        label={copied === null ? t("copy") : label[copied]}
        onPress={() => void copy()}
      />
    </div>
  );
}
