import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { STORE_PLACE_AFTER_MS } from "../shared/constants";
import { t } from "../shared/i18n";
import { Card } from "./Card";
import { Handle } from "./components/Handle";
import { Pill } from "./components/Pill";
import { sizeOf, viewSize } from "./measure";
import { HOME, inside, type Place, storePlace } from "./place";
import type { CardActions, CardState } from "./state";
import type { Store } from "./store";
import { useFieldInFocus } from "./use-field-in-focus";
import { useKeepFocus } from "./use-keep-focus";
import { useStore } from "./use-store";

interface FloatingProps {
  store: Store<CardState>;
  actions: CardActions;
  initialPlace: Place;
}

/** The card over a page: movable, collapsible, out of the way of the field in focus. */
export function Floating({ store, actions, initialPlace }: FloatingProps) {
  const state = useStore(store);
  const [home, setHome] = useState(initialPlace);
  const [aside, setAside] = useState<Place | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [, drawAgain] = useState(0);

  useEffect(() => {
    const onResize = () => drawAgain((count) => count + 1);
    window.addEventListener("resize", onResize);
    return () => window.removeEventListener("resize", onResize);
  }, []);
  useEffect(() => {
    if (home === initialPlace) return;
    const timer = setTimeout(() => storePlace(home), STORE_PLACE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [home, initialPlace]);
  useKeepFocus(frame);
  useFieldInFocus({
    frame,
    home,
    paused: state.work.kind === "preparing" || state.work.kind === "filling",
    collapsed: state.collapsed,
    onMove: setAside,
    onCollapse: actions.collapse,
  });
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const { right, bottom } = inside(aside ?? home, sizeOf(element), viewSize());
    element.style.right = `${right}px`;
    element.style.bottom = `${bottom}px`;
  });

  const move = (place: Place) => {
    if (!frame.current) return;
    setAside(null);
    setHome(inside(place, sizeOf(frame.current), viewSize()));
  };
  const handle = <Handle place={home} onMove={move} onHome={() => move(HOME)} />;
  return (
    <section class="frame" ref={frame} tabIndex={-1} aria-label={t("name")}>
      {state.collapsed ? <Pill state={state} actions={actions} /> : <Card {...{ state, actions, handle }} />}
    </section>
  );
}
