"""quine.py: a zip whose only file is that same zip.

The idea is Russ Cox's ("Zip Files All The Way Down", 2010).  DEFLATE has two operations: L, take what follows as it is
(a stored block), and R, repeat the last so many bytes (a match).  Each is written here in UNIT bytes, so that "L4" may
take four operations and "R4" repeat four.  With the head of the zip P and its tail S, this prints the whole file:

    in the file                      printed
    P L(P+1) [P L(P+1)]              P L(P+1)
    R(P+1)                           P L(P+1)
    L1 [R(P+1)]                      R(P+1)
    L1 [L1]                          L1
    L4 [R(P+1) L1 L1 L4]             R(P+1) L1 L1 L4
    R4                               R(P+1) L1 L1 L4
    L4 [R4 L4 R4 L4]                 R4 L4 R4 L4
    R4                               R4 L4 R4 L4
    L4 [R4 L0 L0 L(S+1)]             R4 L0 L0 L(S+1)
    R4                               R4 L0 L0 L(S+1)
    L0 L0 L(S+1) [R(S+1) S]          R(S+1) S
    R(S+1) S                         R(S+1) S
"""
import struct
import zlib

from zip_bytes import Member, end

UNIT = 10
EMPTY_STORED = b"\0\0\0\xff\xff"


class Bits:
    def __init__(self):
        self.bits = []

    def add(self, value, count, first_is_high=False):
        order = reversed(range(count)) if first_is_high else range(count)
        self.bits += [value >> i & 1 for i in order]

    def bytes(self):
        self.bits += [0] * (-len(self.bits) % 8)
        return bytes(sum(bit << i for i, bit in enumerate(self.bits[at:at + 8])) for at in range(0, len(self.bits), 8))


def literal(length):
    """L: an empty stored block, to fill the unit, and the head of a stored block."""
    return EMPTY_STORED + struct.pack("<BHH", 0, length, length ^ 0xFFFF)


def code_of(value, table):
    """The code, its additional bits and their count (RFC 1951, 3.2.5)."""
    for code, (base, count) in reversed(list(enumerate(table))):
        if value >= base:
            return code, value - base, count


LENGTHS = [(3 + i, 0) for i in range(8)] + [((4 + i % 4 << i // 4 - 1) + 3, i // 4 - 1) for i in range(8, 28)]
DISTANCES = [(1 + i, 0) for i in range(4)] + [((2 + i % 2 << i // 2 - 1) + 1, i // 2 - 1) for i in range(4, 30)]


def block(pieces, length, last):
    """The bits of one block with the fixed codes: matches that repeat what stands `length` bytes before them."""
    bits = Bits()
    bits.add(1 if last else 0, 1)
    bits.add(1, 2)
    for piece in pieces:
        code, more, count = code_of(piece, LENGTHS)
        bits.add(1 + code, 7, first_is_high=True)  # 257 is the first length; seven bits will do below 280
        bits.add(more, count)
        code, more, count = code_of(length, DISTANCES)
        bits.add(code, 5, first_is_high=True)
        bits.add(more, count)
    bits.add(0, 7)  # the end of the block
    return bits.bits


def repeat(length, last=False):
    """R: a match, or two where they fill the unit better; empty blocks of ten bits fill the rest."""
    behind = b"" if last else EMPTY_STORED[1:]  # with its three bits: ends at a byte; nothing may follow the last block
    room = 8 * (UNIT - len(behind)) - (0 if last else 3)
    for pieces in [length], [length // 2, length - length // 2]:
        bits = Bits()
        matches = block(pieces, length, last)
        for _ in range((room - len(matches)) // 10):
            bits.add(1 << 1, 10)
        bits.bits += matches + ([] if last else [0] * 3)
        filled = bits.bytes() + behind
        if len(filled) == UNIT:
            return filled
    raise ValueError(length)


def operations(head, tail):
    l1, l4, r4 = literal(UNIT), literal(4 * UNIT), repeat(4 * UNIT)
    head_l, head_r = literal(len(head) + UNIT), repeat(len(head) + UNIT)
    tail_l, tail_r = literal(len(tail) + UNIT), repeat(len(tail) + UNIT, last=True)
    return (head_l + head + head_l + head_r + l1 + head_r + l1 + l1 + l4 + head_r + l1 + l1 + l4 + r4 +
            l4 + r4 + l4 + r4 + l4 + r4 + l4 + r4 + literal(0) + literal(0) + tail_l + r4 +
            literal(0) + literal(0) + tail_l + tail_r + tail + tail_r)


def write(crc, time):
    """The file, if its checksum were that."""
    sizes = {"packed": 0, "size": 0}
    for _ in range(2):  # sizes first: they do not change the length of anything
        member = Member("quine.zip", b"")
        member.both.update(crc=crc, time=time, **sizes)
        head, central = member.local_header(), member.central_header()
        tail = central + end(1, len(central), len(head) + sizes["packed"])
        packed = operations(head, tail)
        sizes = {"packed": len(packed), "size": len(head) + len(packed) + len(tail)}
    return head + packed + tail


def solve(time):
    """The checksum that is its own: what the file's checksum and its bits have to do with each other is linear."""
    def difference(crc):
        return zlib.crc32(write(crc, time)) ^ crc

    constant = difference(0)
    rows = []  # (what a combination of bits changes, the bits)
    for bit in range(32):
        change, bits = difference(1 << bit) ^ constant, 1 << bit
        for other, other_bits in rows:
            if change ^ other < change:
                change, bits = change ^ other, bits ^ other_bits
        if change:
            rows.append((change, bits))
            rows.sort(reverse=True)
    answer = 0
    for change, bits in rows:
        if constant ^ change < constant:
            constant, answer = constant ^ change, answer ^ bits
    return answer if constant == 0 else None


def make():
    time, crc = 0x5B770000, None
    while crc is None:  # not every time of day has an answer
        time += 1
        crc = solve(time)
    return write(crc, time)
