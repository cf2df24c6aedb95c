"""`qualitoken sop`: list the procedures in force, check a file, show the plan for a state of the token."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from native_host.files import shown
from native_host.texts import number, text

if TYPE_CHECKING:
    from native_host.protocol.messages import EscalationPlanParams, FillPlan, Guidance, Step

FINE, WRONG, USAGE = 0, 1, 2
_DEFAULT_PAGE = "qualitor"
_DEFAULT_STATE = "blank"


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the subcommand."""
    parser = subparsers.add_parser("sop", help=_say("help"))
    actions = parser.add_subparsers(dest="action", required=True, metavar="list|check|plan")
    actions.add_parser("list", help=_say("list_help"))
    check = actions.add_parser("check", help=_say("check_help"))
    check.add_argument("file", metavar="ARQUIVO", type=Path, help=_say("check_file_help"))
    _add_plan(actions)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Carry out the action; 0 fine, 1 something is wrong with what was looked at, 2 wrong usage."""
    actions = {"list": _list, "check": _check, "plan": _plan}
    return actions[args.action](args)


def _add_plan(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    plan = actions.add_parser("plan", help=_say("plan_help"))
    plan.add_argument(
        "--state",
        metavar="ESTADO",
        default=_DEFAULT_STATE,
        help=_say("plan_state_help", state=_DEFAULT_STATE),
    )
    plan.add_argument("--sop", metavar="ID", help=_say("plan_sop_help"))
    plan.add_argument(
        "--page", metavar="ID", default=_DEFAULT_PAGE, help=_say("plan_page_help", page=_DEFAULT_PAGE)
    )
    plan.add_argument(
        "--answer",
        metavar="CAMPO=VALOR",
        action="append",
        type=_answer,
        default=[],
        help=_say("plan_answer_help"),
    )
    plan.add_argument("--force", action="store_true", help=_say("plan_force_help"))
    plan.add_argument("--unconfirmed", action="store_true", help=_say("plan_unconfirmed_help"))
    plan.add_argument("--json", action="store_true", help=_say("plan_json_help"))


def _answer(argument: str) -> tuple[str, str]:
    key, equals, value = argument.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(_say("bad_answer", answer=argument))
    return key, value


def _list(_args: argparse.Namespace) -> int:
    """List the procedures in force and the files with mistakes; 1 if there are any of those."""
    from native_host.config import load_configuration  # noqa: PLC0415 - pydantic is slow to import
    from native_host.methods.sop_list import summaries  # noqa: PLC0415
    from native_host.sop.configured import knowledge_of  # noqa: PLC0415

    knowledge = knowledge_of(load_configuration())
    for sop in summaries(knowledge):
        states = ", ".join(state.value for state in sop.states)
        origin = "replaces" if sop.replaces else "own" if _is_own(sop.file) else "added"
        named = {"id": sop.id, "version": sop.version, "title": sop.title, "states": states, "file": sop.file}
        print(_say("listed", **named, kind=_say(f"kinds.{sop.kind}"), origin=_say(f"origins.{origin}")))
    if not knowledge.sops.readings:
        print(_say("none"))
    problems = [*knowledge.sops.problems, *knowledge.pages.problems]
    for problem in problems:
        print(_say("problem", file=problem.file, message=problem.message), file=sys.stderr)
    return WRONG if problems or not knowledge.sops.readings else FINE


def _is_own(file: str) -> bool:
    """Whether a procedure is the package's own."""
    return Path(file).parent == Path(__file__).resolve().parents[1] / "sop"


def _check(args: argparse.Namespace) -> int:
    """Name every mistake of one file with its line; 0 if there is none."""
    from native_host.config import load_configuration  # noqa: PLC0415 - pydantic is slow to import
    from native_host.sop.configured import knowledge_of  # noqa: PLC0415
    from native_host.sop.loader import read_procedure  # noqa: PLC0415
    from native_host.sop.model import Procedure  # noqa: PLC0415

    reading = read_procedure(args.file, knowledge_of(load_configuration()).pages.items())
    procedure = reading.item
    if procedure is not None:
        named = {"title": procedure.title, "id": procedure.id, "version": procedure.version}
        if isinstance(procedure, Procedure):
            print(_say("good", file=shown(args.file), **named, fields=len(procedure.fields)))
        else:
            print(_say("good_guidance", file=shown(args.file), **named))
        return FINE
    count = len(reading.mistakes) + reading.more
    print(_say("bad_one" if count == 1 else "bad_many", file=shown(args.file), count=number(count)))
    for sentence in reading.sentences():
        print(_say("mistake", mistake=sentence))
    return WRONG


def _plan(args: argparse.Namespace) -> int:
    """Show the plan for a state of the token, on an empty page; 1 if the procedure does not apply."""
    from datetime import datetime  # noqa: PLC0415

    from native_host.config import load_configuration  # noqa: PLC0415 - pydantic is slow to import
    from native_host.sop.configured import knowledge_of  # noqa: PLC0415
    from native_host.ticket.prepare import plan_for  # noqa: PLC0415

    params = _plan_params(args)
    if params is None:
        return USAGE
    plan = plan_for(params, knowledge_of(load_configuration()), datetime.now().astimezone())
    if args.json:
        print(json.dumps(plan.model_dump(mode="json"), ensure_ascii=False, indent=2))
    else:
        _print_plan(plan)
    return FINE if plan.applies else WRONG


def _plan_params(args: argparse.Namespace) -> EscalationPlanParams | None:
    """Return what the extension would send, or None after naming the argument that does not fit."""
    from pydantic import ValidationError  # noqa: PLC0415 - slow to import

    from native_host.protocol.messages import EscalationPlanParams  # noqa: PLC0415

    try:
        return EscalationPlanParams.model_validate(
            {
                "sop": args.sop,
                "token": {"state": args.state, "confirmed": not args.unconfirmed},
                "page": {"map": args.page},
                "answers": dict(args.answer),
                "force": args.force,
            }
        )
    except ValidationError as error:
        for problem in error.errors(include_url=False):
            print(_say("bad_argument", value=problem["input"]), file=sys.stderr)
        return None


def _print_plan(plan: FillPlan) -> None:
    print(_say("plan_title", title=plan.title, reason=plan.reason).lstrip())
    for choice in plan.choices:
        print(_say("plan_choice", title=choice.title, id=choice.id))
    for step in plan.steps:
        print(_step_lines(step))
    if plan.missing:
        print(_say("missing_title"))
    for missing in plan.missing:
        options = _say("options", options=" / ".join(missing.options)) if missing.options else ""
        print(_say("missing", question=missing.question) + options)
    if plan.guidance:
        _print_guidance(plan.guidance)
    if plan.customer_message:
        print(_say("message_title", message=plan.customer_message))


def _print_guidance(guidance: Guidance) -> None:
    print(_say("guidance_title", title=guidance.title, sop=guidance.sop))
    print(_say("guidance_tell"))
    for sentence in guidance.tell:
        print(_say("guidance_said", sentence=sentence))
    if guidance.do:
        print(_say("guidance_do"))
    for step, sentence in enumerate(guidance.do, 1):
        print(_say("guidance_step", number=step, sentence=sentence))


def _step_lines(step: Step) -> str:
    value = _say("nothing") if step.value is None else step.value.replace("\n", "\n    ")
    after = _say("after", keys=", ".join(step.after)) if step.after else ""
    details = _say("details", policy=step.policy.value, source=step.source.value, after=after)
    return f"{_say('step', title=step.title, value=value)}\n{details}"


def _say(key: str, /, **values: object) -> str:
    return text("sop", f"cli.{key}", **values)
