"""Lines that say of what stands before them whose it is: `esse é da minha ex-sócia`."""

from __future__ import annotations

from native_host.customer.extract.segments.clauses import IS, demonstrative
from native_host.customer.extract.segments.lines import Line
from native_host.customer.extract.segments.shapes import VALUE


def tells_of_before(line: Line) -> tuple[str, bool] | None:
    """Return whose what was said before is and whether it is past, if a line points back to it.

    `esse é da minha ex-sócia`, `isso não uso mais`.
    """
    if not {"owner", "past"} & line.by_sort.keys():
        return None
    value = VALUE.search(line.plain, line.start)
    end = value.start() if value else len(line.text)
    if value:  # what stands before the value may point back: `esse é antigo, o novo é 51 …`
        end = line.text.rfind(",", line.start, end)
    inside = line.word_range(line.start, end)
    first = demonstrative(line, inside)
    if first is None:
        return None
    behind = line.words.texts[first + 1 : first + 3]
    marks = [mark for mark in line.marks_between(line.start, end) if mark.sort in ("owner", "past")]
    if not marks or not (IS.intersection(behind) or marks[0].sort == "past"):
        return None
    owner = next((line.owner_in(mark) for mark in marks if mark.sort == "owner"), "")
    return owner, any(mark.sort == "past" for mark in marks)
