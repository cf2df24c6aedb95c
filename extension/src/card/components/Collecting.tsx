import type { CardActions, CardState } from "../state";
import { CollectBar } from "./CollectBar";
import { CustomerPanel } from "./CustomerPanel";
import { PasteArea } from "./PasteArea";

interface CollectingProps {
  state: CardState;
  actions: CardActions;
}

/** What the agent gives beside page and token: pasted or typed. */
export function Collecting({ state, actions }: CollectingProps) {
  return (
    <>
      {state.paste ? (
        <PasteArea paste={state.paste} actions={actions} />
      ) : (
        <CollectBar {...{ state, actions }} />
      )}
      {state.customer.open && state.place === "ticket" ? <CustomerPanel {...{ state, actions }} /> : null}
    </>
  );
}
