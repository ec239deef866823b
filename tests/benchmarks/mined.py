"""Token replay by pm4py (プロセスマイニングの比較相手), in an environment of its own: it is AGPL.

It reads a chart and the steps of many cases as JSON, replays them on a Petri net, and writes what
one step costs. It sees the order of steps, and no consent, no facts and no people.
"""

import datetime as dt
import json
import sys
import time
import warnings

warnings.simplefilter("ignore")

import pandas as pd  # noqa: E402 - pandas warns of things of its own
import pm4py  # noqa: E402
from pm4py.objects.petri_net.obj import Marking, PetriNet  # noqa: E402
from pm4py.objects.petri_net.utils import petri_utils  # noqa: E402

given = json.load(sys.stdin)
net = PetriNet("flow")
places = {}
for name in {each for source, _, target in given["chart"] for each in (source, target)}:
    places[name] = PetriNet.Place(name)
    net.places.add(places[name])
for number, (source, step, target) in enumerate(given["chart"]):
    transition = PetriNet.Transition(f"{step}_{number}", step)
    net.transitions.add(transition)
    petri_utils.add_arc_from_to(places[source], transition, net)
    petri_utils.add_arc_from_to(transition, places[target], net)
start = dt.datetime(2026, 4, 1, tzinfo=dt.UTC)
rows = [
    (f"c{case}", step, start + dt.timedelta(hours=hour))
    for case, steps in enumerate(given["cases"])
    for hour, step in enumerate(steps)
]
log = pd.DataFrame(rows, columns=["case:concept:name", "concept:name", "time:timestamp"])
begun = time.perf_counter()
pm4py.conformance_diagnostics_token_based_replay(
    log, net, Marking({places[given["start"]]: 1}), Marking()
)
json.dump(
    {"seconds": (time.perf_counter() - begun) / len(rows), "pm4py": pm4py.__version__}, sys.stdout
)
