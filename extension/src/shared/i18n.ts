import defaults from "../../_locales/pt_BR/messages.json";

/** A key of `_locales/<language>/messages.json`; the default language is complete, so it names them all. */
export type MessageKey = keyof typeof defaults;

/** The text of `key` in the browser's language, with its placeholders filled. */
export function t(key: MessageKey, ...values: (string | number)[]): string {
  const texts = values.map(String);
  try {
    return chrome.i18n.getMessage(key, texts);
  } catch {
    return inDefaultLanguage(key, texts);
  }
}

/** A counted text: `<key>_one` for exactly one, else `<key>_other` (Portuguese and English agree on this). */
export function counted(key: CountedKey, count: number): string {
  return t(`${key}_${count === 1 ? "one" : "other"}`, count);
}

type CountedKey = { [K in MessageKey]: K extends `${infer Stem}_one` ? Stem : never }[MessageKey];

interface Entry {
  message: string;
  placeholders?: Record<string, { content: string }>;
}

/** For a page whose extension was updated: `chrome.i18n` throws there, and the card must go on speaking. */
function inDefaultLanguage(key: MessageKey, values: string[]): string {
  const { message, placeholders = {} }: Entry = defaults[key];
  return message.replace(/\$(\w+)\$/g, (_, name: string) => {
    const position = Number(placeholders[name]?.content.slice(1));
    return values[position - 1] ?? "";
  });
}
