"""The agent's browser with a recording for a host: what is asked and seen, held against the file.

When recording, the real host answers first, on the computer that the recording names; then what it said is
played, and what the agent sees is taken down.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

from tests.support.host import HOST
from tests.support.other_host import register_program
from tests.support.paths import ROOT
from tests.support.recorded.computers import computer, places
from tests.support.recorded.kept import AGENT, RECORDING, accept, read
from tests.support.recorded.marks import marked
from tests.support.recorded.pasted import REPORT, texts
from tests.support.recorded.replay_host import CONVERSATION, ERROR, HAPPENS, SENT
from tests.support.recorded.scene import ORIGIN, Scene
from tests.support.recorded.tee_host import exchanges
from tests.support.recorded.wire import Json, lines_of
from tests.support.recorded.worker_script import WorkerScript
from tests.support.stage import Stage
from tests.support.waiting import until

PROGRAM = """#!{python}
import sys
sys.path.insert(0, {root!r})
from pathlib import Path
from tests.support.recorded.{module} import main
main(Path({folder!r}))
"""

STAND_INS = {
    "«folder»": "/pasta",
    "«programs»": "/programas",
    REPORT: "QT1:11:um-relatorio",
}
"""What is played for the marks that no rule knows; the extension knows a report by its beginning."""

Play = Callable[[Scene], object]
"""What the agent does and sees."""


class AgentStage:
    """A browser in which conversations are played one after the other."""

    def __init__(self, stage: Stage, folder: Path) -> None:
        """Use a stage in `folder`, whose host is not registered."""
        self._stage = stage
        self._folder = folder
        self._plays = 0
        self._language: str | None = None
        self._worker = WorkerScript(stage.browser.cdp)
        self._settle()

    def _settle(self) -> None:
        """Wait until the extension knows that nothing is fixed by policy: the host is then told once."""
        kept = "chrome.storage.local.get('managed')"
        until(lambda: "managed" in self._stage.browser.worker.evaluate(kept), "the policies are taken over")

    def converse(
        self, name: str, about: str, of: str, play: Play, *, language: str | None = None, extra: bool = False
    ) -> None:
        """Play a conversation, and hold what was asked and seen against its recording.

        Args:
            name: the recording's.
            about: what it is about.
            of: the computer.
            play: what the agent does.
            language: the agent's choice; None: the browser's.
            extra: whether every object of a reply has a field that the extension does not know.

        Raises:
            AssertionError: a request that no recording knows, or anything that differs.
        """
        self._language = language
        file = AGENT / f"{name}.json"
        known = {"about": about, "computer": of}
        if RECORDING:
            known |= self._record(of, play)
        else:
            assert file.exists(), f"there is no recording {name}: make record"
            known = read(file) | known
        accept(file, self.replay(known, play, extra=extra))

    def _record(self, of: str, play: Play) -> Json:
        folder = self._new_folder()
        made = dict(texts())
        with computer(of, folder / "computer") as at:
            scene = Scene(self._stage, folder, self._worker, made)
            scene.live = at
            played = {"program": str(HOST), "environment": dict(at.environment), "scripts": at.scripts}
            self._play("tee_host", folder, played, scene, play)
        opening, said = exchanges(folder)
        where = {**places(folder / "computer"), **{text: mark for mark, text in made.items()}}
        return {"opening": marked(opening, where), "exchanges": marked(said, where)}

    def replay(self, known: Json, play: Play, *, extra: bool = False) -> Json:
        """Play what is known; return the conversation as it went.

        Raises:
            AssertionError: a request that is not known.
        """
        folder = self._new_folder()
        scene = Scene(self._stage, folder, self._worker, STAND_INS, known.get("shown"))
        played = {"conversation": known, "extra": extra, "texts": STAND_INS}
        self._play("replay_host", folder, played, scene, play)
        asked = [known["exchanges"][place] for place in lines_of(folder / SENT)]
        return {**known, "exchanges": asked, "shown": scene.shown}

    def _new_folder(self) -> Path:
        """Return a folder for one play: a host of the one before may still be writing in its own."""
        self._plays += 1
        folder = self._folder / f"play-{self._plays}"
        folder.mkdir()
        os.mkfifo(folder / HAPPENS)
        return folder

    def _play(self, module: str, folder: Path, played: Json, scene: Scene, play: Play) -> None:
        (folder / CONVERSATION).write_text(json.dumps(played), "utf-8")
        values = {"python": sys.executable, "root": str(ROOT), "module": module, "folder": str(folder)}
        register_program(self._folder / "profile", PROGRAM.format_map(values))
        self._start_worker()
        before = set(self._stage.browser.context.pages)
        error = folder / ERROR
        try:
            play(scene)
        except Exception as failed:
            if error.exists():
                raise AssertionError(error.read_text("utf-8")) from failed
            raise
        finally:
            for page in set(self._stage.browser.context.pages) - before:
                page.close()
        assert not error.exists(), error.read_text("utf-8")

    def _start_worker(self) -> None:
        """Start the extension's worker anew, with a clock that stands still but for `Scene.time_passes`."""
        browser = self._stage.browser
        page = browser.context.new_page()
        page.goto(f"{ORIGIN}/manifest.json")
        page.evaluate("language => chrome.storage.local.set({ language })", self._language)
        browser.kill_worker()
        page.evaluate("chrome.runtime.sendMessage({}).catch(() => undefined)")  # an event starts it
        self._worker.attach()
        self._worker.evaluate(
            "globalThis.stopped = performance.now(); performance.now = () => globalThis.stopped"
        )
        page.close()
