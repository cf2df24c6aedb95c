import { TokenPanel } from "../card/components/TokenPanel";
import { useStore } from "../card/use-store";
import { PanelSession } from "../panel/panel-session";

const session = new PanelSession();

/** What the token on this computer is; it is followed while the page is open. */
export function TokenCheck() {
  const state = useStore(session.store);
  return <TokenPanel state={state} withoutHint={false} actions={session.actions} />;
}
