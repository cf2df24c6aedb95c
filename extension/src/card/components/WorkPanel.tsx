import { t } from "../../shared/i18n";
import type { CardActions, CardState } from "../state";
import { Button } from "./Button";
import { Chooser } from "./Chooser";
import { FailureBox } from "./FailureBox";
import { PlanProblems } from "./PlanProblems";
import { ProcedureChooser } from "./ProcedureChooser";
import { Progress } from "./Progress";
import { Refusal } from "./Refusal";
import { Report } from "./Report";
import { SavedBox } from "./SavedBox";
import { speaksOf, TicketState } from "./TicketState";
import { Translated } from "./Translated";
import { UndoLine } from "./UndoLine";

interface WorkPanelProps {
  state: CardState;
  actions: CardActions;
}

/** What is done with the ticket: the one button, its progress, its outcome. */
export function WorkPanel({ state, actions }: WorkPanelProps) {
  const { work, undo, saved } = state;
  if (saved?.kind === "saved") return <SavedBox saved={saved} actions={actions} />;
  switch (work.kind) {
    case "ready":
      return (
        <>
          <UndoLine undo={undo} />
          {state.translated ? <Translated /> : null}
          {speaksOf(state.page) ? (
            <TicketState
              page={state.page}
              ticketNumber={state.ticketNumber}
              canFill={canFill(state)}
              actions={actions}
            />
          ) : !canFill(state) ? null : (
            <Button name="fill" look="primary" icon="fill" label={t("fill")} onPress={actions.fill} />
          )}
          <UndoButton {...{ state, actions }} />
        </>
      );
    case "preparing":
      return (
        <Button
          name="fill"
          look="primary"
          icon="fill"
          label={t("preparing")}
          disabled
          onPress={actions.fill}
        />
      );
    case "choosing":
      return (
        <>
          <Chooser media={work.media} onChoose={actions.choose} />
          <UndoButton {...{ state, actions }} />
        </>
      );
    case "choosing_procedure":
      return (
        <>
          <ProcedureChooser choices={work.choices} reason={work.reason} onChoose={actions.chooseProcedure} />
          <UndoButton {...{ state, actions }} />
        </>
      );
    case "refused":
      return (
        <>
          <PlanProblems plan={work.plan} />
          <Refusal plan={work.plan} onFillAnyway={actions.fillAnyway} />
          <UndoButton {...{ state, actions }} />
        </>
      );
    case "filling":
      return <Progress plan={work.plan} done={work.done} onStop={actions.stop} />;
    case "failed":
      return (
        <>
          <FailureBox failure={work.failure} onRetry={actions.fill} />
          <UndoButton {...{ state, actions }} />
        </>
      );
    case "done":
      return (
        <>
          {saved ? <SavedBox saved={saved} actions={actions} /> : null}
          {state.translated ? <Translated /> : null}
          <PlanProblems plan={work.plan} />
          <Report
            plan={work.plan}
            report={work.report}
            missing={state.missing}
            answers={state.answers}
            accepting={state.accepting}
            refused={saved?.kind === "refused"}
            actions={actions}
          />
          <div class="foot">
            <UndoButton {...{ state, actions }} />
            <Button name="fill" look="quiet" icon="refresh" label={t("fill_again")} onPress={actions.fill} />
          </div>
        </>
      );
  }
}

function canFill({ reading, pastedReading }: CardState): boolean {
  return reading.kind !== "failed" || pastedReading !== null;
}

function UndoButton({ state: { undo }, actions }: WorkPanelProps) {
  if (undo.kind !== "possible" && undo.kind !== "running") return null;
  return (
    <Button
      name="undo"
      icon="undo"
      label={t(undo.kind === "running" ? "undoing" : "undo")}
      disabled={undo.kind === "running"}
      onPress={actions.undo}
    />
  );
}
