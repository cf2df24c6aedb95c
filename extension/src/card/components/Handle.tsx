import { useRef } from "preact/hooks";
import { CARD_STEP_PX } from "../../shared/constants";
import { t } from "../../shared/i18n";
import type { Place } from "../place";
import { trusted } from "../trusted";
import { Icon } from "./Icon";

interface HandleProps {
  place: Place;
  onMove(place: Place): void;
  onHome(): void;
}

/** What the card is moved by: drag it, or press the arrow keys; Home puts it back into its corner. */
export function Handle({ place, onMove, onHome }: HandleProps) {
  const grabbed = useRef<{ x: number; y: number; place: Place } | null>(null);
  const steps: Record<string, Place> = {
    ArrowLeft: { right: place.right + CARD_STEP_PX, bottom: place.bottom },
    ArrowRight: { right: place.right - CARD_STEP_PX, bottom: place.bottom },
    ArrowUp: { right: place.right, bottom: place.bottom + CARD_STEP_PX },
    ArrowDown: { right: place.right, bottom: place.bottom - CARD_STEP_PX },
  };
  return (
    <button
      type="button"
      class="icon-button handle"
      data-name="move"
      title={t("move")}
      aria-label={t("move")}
      onPointerDown={trusted((event: PointerEvent & { currentTarget: HTMLElement }) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        grabbed.current = { x: event.clientX, y: event.clientY, place };
      })}
      onPointerMove={trusted((event: PointerEvent) => {
        const from = grabbed.current;
        if (!from) return;
        onMove({
          right: from.place.right + from.x - event.clientX,
          bottom: from.place.bottom + from.y - event.clientY,
        });
      })}
      onLostPointerCapture={() => {
        grabbed.current = null;
      }}
      onKeyDown={trusted((event: KeyboardEvent) => {
        const step = steps[event.key];
        if (step) onMove(step);
        else if (event.key === "Home") onHome();
        else return;
        event.preventDefault();
      })}
    >
      <Icon name="grip" />
    </button>
  );
}
