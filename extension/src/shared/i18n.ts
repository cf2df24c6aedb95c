import en from "../../_locales/en/messages.json";
import ptBr from "../../_locales/pt_BR/messages.json";
import type { Language } from "../generated/protocol";

/** A key of `_locales/<language>/messages.json`; the default language is complete, so it names them all. */
export type MessageKey = keyof typeof ptBr;

interface Entry {
  message: string;
  placeholders?: Record<string, { content: string }>;
}

/**
 * Both languages are bundled: `chrome.i18n` knows the browser's language only, not the one chosen in the options, and throws in
 * a page whose extension was updated, where the card must go on speaking.
 */
const TEXTS: Record<Language, Record<MessageKey, Entry>> = { pt_BR: ptBr, en };

let chosen: Language | null = null;
let ofBrowser: Language | null = null;

/** Speaks this language from now on; null: the browser's. */
export function speak(language: Language | null): void {
  chosen = language;
}

/** The language of all texts now. */
export function language(): Language {
  ofBrowser ??= chrome.i18n.getUILanguage().toLowerCase().startsWith("en") ? "en" : "pt_BR";
  return chosen ?? ofBrowser;
}

/** The text of `key`, with its placeholders filled. */
export function t(key: MessageKey, ...values: (string | number)[]): string {
  const { message, placeholders = {} }: Entry = TEXTS[language()][key];
  return message.replace(/\$(\w+)\$/g, (_, name: string) => {
    const position = Number(placeholders[name]?.content.slice(1));
    return String(values[position - 1] ?? "");
  });
}

/** A counted text: `<key>_one` for exactly one, else `<key>_other` (Portuguese and English agree on this). */
export function counted(key: CountedKey, count: number): string {
  return t(`${key}_${count === 1 ? "one" : "other"}`, count);
}

type CountedKey = { [K in MessageKey]: K extends `${infer Stem}_one` ? Stem : never }[MessageKey];
