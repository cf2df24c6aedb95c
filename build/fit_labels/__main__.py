"""Fit what differences between a text and a label are worth, and measure it on families left out."""

from __future__ import annotations

from collections import defaultdict

from build.fit_labels.corpus import Labelled, corpus
from build.fit_labels.fitting import LEAST, Weights, fit, likeliest
from build.schema.label_words import WEIGHTS


def main() -> None:
    """Fit, write, and print each family with what was found of it by weights that have not seen it."""
    labels = corpus()
    weights = fit(labels)
    rows = [f"{name} = {round(weight, 2)}" for name, weight in weights.items()]
    head = "# What differences between a text and a label are worth; fitted by `python -m build.fit_labels`."
    WEIGHTS.write_text(
        f"{head}\n\n# How likely a meaning must be at least.\nleast = {LEAST}\n\n[weights]\n"
        + "\n".join(rows)
        + "\n",
        "utf-8",
    )
    _print("seen", labels, dict.fromkeys({one.family for one in labels}, weights))
    _print("left out", labels, {family: fit(labels, family) for family in {one.family for one in labels}})


def _print(title: str, labels: list[Labelled], weights: dict[str, Weights]) -> None:
    asked: dict[str, int] = defaultdict(int)
    found: dict[str, int] = defaultdict(int)
    missed: list[str] = []
    wrong: list[str] = []
    for one in labels:
        named = one.surely | likeliest(one, weights[one.family], LEAST)
        if one.key:
            asked[one.family] += 1
            found[one.family] += any(one.may_be(key) for key in named)
            if not any(one.may_be(key) for key in named):
                missed.append(f"{one.text} ({one.key})")
        wrong += [f"{one.text} -> {key}" for key in sorted(named) if not one.may_be(key)]
    total = sum(asked.values())
    share = sum(found.values()) / total
    print(f"{title}: {sum(found.values())} of {total} found ({share:.1%}), {len(wrong)} wrong")
    for family, count in asked.items():
        print(f"  {family}: {found[family]} of {count}")
    print("  wrong:", *wrong, sep="\n    ")
    print("  missed:", "; ".join(missed))


if __name__ == "__main__":
    main()
