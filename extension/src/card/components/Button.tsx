import { timeOf } from "../../shared/clock";
import { trusted } from "../trusted";
import { Icon, type IconName } from "./Icon";

interface ButtonProps {
  label: string;
  icon?: IconName;
  look?: "primary" | "plain" | "quiet";
  disabled?: boolean;
  /** Names the button for tests and for the style sheet. */
  name: string;
  /** Gets the moment of the press, epoch ms. */
  onPress(pressedAt: number): void;
}

/** A button with words. */
export function Button({ label, icon, look = "plain", disabled = false, name, onPress }: ButtonProps) {
  return (
    <button
      type="button"
      class={`button ${look}`}
      data-name={name}
      disabled={disabled}
      onClick={trusted((event: MouseEvent) => onPress(timeOf(event)))}
    >
      {icon ? <Icon name={icon} /> : null}
      <span>{label}</span>
    </button>
  );
}

interface IconButtonProps {
  label: string;
  icon: IconName;
  name: string;
  expanded?: boolean;
  /** What it opens, if that is no part of the page's flow. */
  popup?: "menu";
  onPress(): void;
}

/** A button with an icon only; its words are its label and tooltip. */
export function IconButton({ label, icon, name, expanded, popup, onPress }: IconButtonProps) {
  return (
    <button
      type="button"
      class="icon-button"
      data-name={name}
      title={label}
      aria-label={label}
      aria-expanded={expanded}
      aria-haspopup={popup}
      onClick={trusted(onPress)}
    >
      <Icon name={icon} />
    </button>
  );
}
