import { useEffect, useRef } from "preact/hooks";
import { t } from "../../shared/i18n";
import { isPasteTooLong } from "../../shared/paste-length";
import type { CardActions, Paste } from "../state";
import { trusted } from "../trusted";
import { Button, IconButton } from "./Button";
import { Code } from "./FailureBox";

interface PasteAreaProps {
  paste: Paste;
  actions: CardActions;
}

/** Where a text is pasted. It is read at once; what is too long never gets into the area. */
export function PasteArea({ paste: { what, busy, failure }, actions }: PasteAreaProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => area.current?.focus({ preventScroll: true }), []);
  const onPaste = trusted((event: ClipboardEvent) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (text.trim() === "") return;
    if (isPasteTooLong(text)) event.preventDefault();
    actions.takePasted(text);
  });
  const read = () => {
    const text = area.current?.value ?? "";
    if (text.trim() !== "") actions.takePasted(text);
  };
  return (
    <section class="paste" data-name="paste">
      <div class="section-head">
        <h3 id="paste-title">{t(`paste_${what}`)}</h3>
        <IconButton name="paste-close" icon="close" label={t("cancel")} onPress={() => actions.paste(null)} />
      </div>
      <p class="muted" id="paste-hint">
        {t(`paste_${what}_hint`)}
      </p>
      <textarea
        ref={area}
        class="area"
        rows={4}
        spellcheck={false}
        autocomplete="off"
        aria-labelledby="paste-title"
        aria-describedby="paste-hint"
        onPaste={onPaste}
        onKeyDown={trusted((event: KeyboardEvent) => {
          if (event.key === "Escape") actions.paste(null);
        })}
      />
      {failure ? (
        <div class="box warn" role="alert" data-code={failure.code}>
          <div class="box-text">
            <p class="strong">{failure.message}</p>
            {failure.hint ? <p>{failure.hint}</p> : null}
            <Code code={failure.code} />
          </div>
        </div>
      ) : null}
      <Button
        name="paste-read"
        label={t(busy ? "paste_reading" : "paste_read")}
        disabled={busy}
        onPress={read}
      />
    </section>
  );
}
