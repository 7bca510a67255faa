"""The grammar and the builder belong together, and the grammar has no conflict."""

from sopdsl.syntax.builder import Builder
from sopdsl.syntax.grammar import load
from sopdsl.syntax.lines import Lines


def test_each_rule_has_a_builder_method_and_each_method_a_rule() -> None:
    parser = load(Lines(), Builder(), lambda token: token)
    rules = {rule.alias or rule.origin.name for rule in parser.rules if not rule.origin.name.startswith("_")}
    own = vars(Builder)
    methods = {name for name in own if not name.startswith("_") and name != "begin"}
    assert {name for name in rules if name not in ("waktu",)} == methods
