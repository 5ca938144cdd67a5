#!/usr/bin/env python3
"""compare-forms.py TRUTH READ: takes what is in the fields of forms and what was read of them, gives precision and recall
for each kind of field."""
import collections
import json
import os
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    truths = json.load(file)
table = collections.Counter()
for name, truth in truths.items():
    with open(os.path.join(sys.argv[2], name + ".json"), encoding="utf-8") as file:
        read = {field["name"]: field["filled"] for field in json.load(file)["fields"]}
    for field in truth:
        table[field["kind"], field["filled"], read.get(field["name"], "missing")] += 1
for kind in sorted({kind for kind, _, _ in table}):
    right, wrong = table[kind, True, True], table[kind, False, True]
    filled = sum(n for (k, f, _), n in table.items() if k == kind and f)
    empty = sum(n for (k, f, _), n in table.items() if k == kind and not f)
    print(f"  {kind:10} {filled} filled in, {empty} empty: {right} and {table[kind, False, False]} told right, "
          f"{wrong} empty ones taken for filled, {table[kind, True, 'missing'] + table[kind, False, 'missing']} missing")
right = sum(n for (_, f, r), n in table.items() if f and r is True)
said = sum(n for (_, _, r), n in table.items() if r is True)
filled = sum(n for (_, f, _), n in table.items() if f)
print(f"fields of {len(truths)} forms: precision {right}/{said} = {right / max(said, 1):.1%}, "
      f"recall {right}/{filled} = {right / max(filled, 1):.1%}")
