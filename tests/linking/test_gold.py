"""The examples against their gold. The evaluation prints the figures; here they may not fall far."""

from __future__ import annotations

from evaluation import ledger, linking
from evaluation.linking import Item, b_cubed
from pactwatch.linking.dossier import Dossier


def test_the_ledgers_statuses_are_right_and_each_is_explained(examples: Dossier) -> None:
    figures = ledger.score(examples)
    assert figures["number"] == 102
    assert figures["status"] >= 0.95
    assert figures["due"] >= 0.95
    assert figures["explained"] == 1


def test_who_is_who(examples: Dossier) -> None:
    assert linking.score(examples)["actors f1"] >= 0.95


def test_which_event_is_which(examples: Dossier) -> None:
    assert linking.score(examples)["events f1"] >= 0.85


def test_b_cubed_is_the_mean_over_items() -> None:
    items = [Item("a", "1"), Item("a", "1"), Item("b", "1"), Item("b", None)]
    precision, recall = b_cubed(items)
    assert precision == (2 / 3 + 2 / 3 + 1 / 3 + 1) / 4
    assert recall == (1 + 1 + 1 / 2 + 1 / 2) / 4
