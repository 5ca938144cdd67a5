"""cases.py: the one table of all archives: name, bytes, what Coproof must do with it, and why.

A case is a function that gives the bytes.  Its name is the archive's, its words say why, and the line above it what is
expected:

    held (CODE...)        exit 3; each of the codes is among the reasons
    stopped (WORDS)       exit 3, by a limit of the whole: the words say which
    refused (WORDS)       exit 4
    accepted ({PATH: OUTCOME})   exit 0; the items that are named end so ("read", "held limit"), all others are read

`fault` says that the program does not do so yet: the test then expects it to fail, and complains once it does not.
"""
from dataclasses import dataclass, field
from typing import Callable

table = []


@dataclass
class Case:
    name: str
    make: Callable
    why: str
    exit: int
    codes: tuple = ()
    words: str = ""
    items: dict = field(default_factory=dict)
    fault: str = ""
    honest: bool = False
    any_outcome: bool = False  # a document, whose outcome is its plugin's affair
    bomb: bool = False
    spool_mib: int = 0  # how much of a bomb may be unpacked; 0: a hundred times its size, and 1 MiB


def register(**expected):
    def decorator(make):
        ending = expected.pop("ending", "zip")
        name = make.__name__.strip("_").replace("_", "-") + "." + ending
        table.append(Case(name, make, " ".join(make.__doc__.split()), **expected))
        return make
    return decorator


def held(*codes, **more):
    return register(exit=3, codes=codes, **more)


def stopped(words, **more):
    return register(exit=3, words=words, **more)


def refused(words, **more):
    return register(exit=4, words=words, **more)


def accepted(items=None, **more):
    return register(exit=0, items=items or {}, **more)


def honest(items=None, **more):
    """Of the false-alarm set: as real programs write it."""
    return register(exit=0, items=items or {}, honest=True, **more)
