/** The card on a page that is no ticket: the token's state, and the open tickets if there are several. */

import maps from "qualitoken:state-maps";
import { NO_ACTIONS } from "../card/no-actions";
import type { CardActions } from "../card/state";
import { otherStateOf } from "../page/detect/states";
import { isTranslated } from "../page/detect/translated";
import { wishAttempt } from "../shared/attempt";
import { READING_FRESH_MS } from "../shared/constants";
import { CardSession } from "./card-session";
import { onCommand } from "./commands";
import { type Current, startOnce } from "./current";
import { copyStructure } from "./structure";

const nothing = () => undefined;

function start(): Current {
  const session = new CardSession("notice");
  const read = () => void session.read(READING_FRESH_MS, true);
  const close = () => {
    endCommands();
    session.close();
    globalThis.qualitokenCurrent = undefined;
  };
  const actions: CardActions = {
    ...NO_ACTIONS,
    readAgain: read,
    readWithMoreTime: () => void session.read(0, true, true),
    openTicket: (documentId) => {
      void session.link.ask({ type: "open_ticket", documentId }).catch(nothing);
      close();
    },
    tryHere: (toTeach) => {
      wishAttempt(toTeach ? "teach" : "fill");
      void session.link.ask({ type: "start_ticket" }).catch(nothing);
    },
    checkPage: () => void session.link.ask({ type: "check_page" }).catch(nothing),
    copyStructure: () => void copyStructure(session),
    endSaved: () => {
      session.store.set({ saved: null });
      void session.link.ask({ type: "saved_elsewhere_end" }).catch(nothing);
    },
    openOptions: () => void session.link.ask({ type: "open_options" }).catch(nothing),
    close,
  };
  const endCommands = onCommand((command) => {
    if (command.type === "show")
      session.store.set({
        tickets: command.tickets,
        fieldsFound: command.fields,
        page: otherStateOf(maps, document),
        translated: isTranslated(document),
      });
    void session.show(actions);
    read();
    void session.link
      .ask({ type: "interrupted_before" })
      .then((interrupted) => interrupted && session.store.set({ interrupted }))
      .catch(nothing);
    void session.link
      .ask({ type: "saved_elsewhere" })
      .then((message) =>
        session.store.set({
          saved: message === null ? null : { kind: "saved", message, numbers: [], chosen: null },
        }),
      )
      .catch(nothing);
  });
  return {
    kind: "notice",
    close,
    get interrupted() {
      return session.store.get().interrupted;
    },
  };
}

startOnce("notice", start);
