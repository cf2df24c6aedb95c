import { Card } from "../card/Card";
import type { CardActions, CardState } from "../card/state";
import type { Store } from "../card/store";
import { useStore } from "../card/use-store";

/** The card, always as the store is now. */
export function Panel({ store, actions }: { store: Store<CardState>; actions: CardActions }) {
  const state = useStore(store);
  return (
    <main>
      <Card state={state} actions={actions} />
    </main>
  );
}
