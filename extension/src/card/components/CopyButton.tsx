import { useEffect, useState } from "preact/hooks";
import { COPIED_FOR_MS } from "../../shared/constants";
import { t } from "../../shared/i18n";
import { copyText } from "../copy";
import { Button } from "./Button";

interface CopyButtonProps {
  /** What is copied. */
  text: string;
  label: string;
  name: string;
  look?: "primary" | "plain" | "quiet";
}

/** Copies a text and says so for a moment. */
export function CopyButton({ text, label, name, look = "plain" }: CopyButtonProps) {
  const [copied, setCopied] = useState<"yes" | "no" | null>(null);
  useEffect(() => {
    if (copied === null) return;
    const timer = setTimeout(() => setCopied(null), COPIED_FOR_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => setCopied((await copyText(text)) ? "yes" : "no");
  const said = { yes: t("copied"), no: t("not_copied") };
  return (
    <Button
      name={name}
      look={look}
      icon={copied === "yes" ? "check" : "copy"}
      label={copied === null ? label : said[copied]}
      onPress={() => void copy()}
    />
  );
}
