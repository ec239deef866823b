"""Policy engines on the rules of one cell (規則エンジンの比較相手).

They are handed the facts ready made, and give which policies decided: no question is read from a
case, and no sentence, article, duty or remedy comes back. Either may be missing.
"""

import json
from collections.abc import Callable

GROUNDS = ("same_party", "anonymous", "within_purpose", "entrustment", "consent", "emergency")
BARS = ("tax_secrecy", "heard", "concealment", "reporter", "others_named", "unjust_harm")

#: The facts of a cell that consent covers.
FACTS = {name: name == "consent" for name in (*GROUNDS, *BARS)}


def cedar() -> Callable[[], object] | None:
    """One request to cedarpy, its policies parsed beforehand; ``None`` where it is not installed."""
    try:
        import cedarpy  # noqa: PLC0415 - may be missing
    except ImportError:
        return None
    text = "\n".join(
        f'@id("{name}") {effect}(principal, action, resource) when {{ context.{name} }};'
        for effect, names in (("permit", GROUNDS), ("forbid", BARS))
        for name in names
    )
    policies = cedarpy.PolicySet.from_str(text)
    entities = cedarpy.Entities.from_json_str(json.dumps([]))
    request = {
        "principal": 'Agency::"a"',
        "action": 'Action::"share"',
        "resource": 'Agency::"b"',
        "context": FACTS,
    }

    def ask() -> object:
        return cedarpy.is_authorized(request, policies, entities)

    if not ask().allowed:
        raise AssertionError("cedarpy answers something else")
    return ask


class _Facts:
    def __init__(self) -> None:
        self.__dict__.update(FACTS)


def casbin_ex() -> Callable[[], object] | None:
    """One request to casbin with the policy that decided; ``None`` where it is not installed."""
    try:
        import casbin  # noqa: PLC0415 - may be missing
    except ImportError:
        return None
    enforcer = casbin.Enforcer(
        casbin.Enforcer.new_model(
            text="""
[request_definition]
r = facts
[policy_definition]
p = rule, eft
[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))
[matchers]
m = eval(p.rule)
"""
        )
    )
    for effect, names in (("allow", GROUNDS), ("deny", BARS)):
        for name in names:
            enforcer.add_policy(f"r.facts.{name}", effect)
    facts = _Facts()

    def ask() -> object:
        return enforcer.enforce_ex(facts)

    if not ask()[0]:
        raise AssertionError("casbin answers something else")
    return ask
