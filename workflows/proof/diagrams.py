"""Sets of states as reduced ordered binary decision diagrams: a set is a number, equal sets are the same number.

A state is a choice of true or false for every bit of the world. Bits that have nothing to do with each other cost
next to nothing, so sets of billions of states are held, compared and counted exactly.
"""

from collections.abc import Iterable, Mapping

NONE, ALL = 0, 1
_END = 1 << 30


class Diagrams:
    """The one table of nodes: each says which bit it asks for, and the sets where that bit is false and true."""

    def __init__(self):
        self.bits = [_END, _END]
        self.lows, self.highs = [0, 1], [0, 1]
        self._nodes: dict = {}
        self._cases: dict = {}
        self._forgotten: dict = {}
        self._given: dict = {}

    def node(self, bit: int, low: int, high: int) -> int:
        if low == high:
            return low
        key = bit, low, high
        found = self._nodes.get(key)
        if found is None:
            found = self._nodes[key] = len(self.bits)
            self.bits.append(bit)
            self.lows.append(low)
            self.highs.append(high)
        return found

    def forget_results(self, beyond: int = 0) -> None:
        """Give back the memory of results that can be worked out anew, if there are more than so many; every set keeps its
        number.
        """
        known = self._cases, self._forgotten, self._given
        if sum(map(len, known)) > beyond:
            for results in known:
                results.clear()

    def where(self, bit: int, value: bool = True) -> int:
        return self.node(bit, NONE, ALL) if value else self.node(bit, ALL, NONE)

    def cube(self, values: Mapping[int, bool]) -> int:
        """The states with all these values."""
        found = ALL
        for bit in sorted(values, reverse=True):
            found = self.node(bit, NONE, found) if values[bit] else self.node(bit, found, NONE)
        return found

    def ite(self, one: int, then: int, other: int) -> int:
        """States of `then` within `one`, and of `other` outside it."""
        if one == ALL or then == other:
            return then
        if one == NONE:
            return other
        if then == ALL and other == NONE:
            return one
        key = one, then, other
        found = self._cases.get(key)
        if found is None:
            found = self._cases[key] = self._split(one, then, other)
        return found

    def _split(self, one: int, then: int, other: int) -> int:
        bits, lows, highs = self.bits, self.lows, self.highs
        bit = min(bits[one], bits[then], bits[other])
        low = [lows[x] if bits[x] == bit else x for x in (one, then, other)]
        high = [highs[x] if bits[x] == bit else x for x in (one, then, other)]
        return self.node(bit, self.ite(*low), self.ite(*high))

    def both(self, one: int, other: int) -> int:
        if one > other:
            one, other = other, one
        return self.ite(one, other, NONE)

    def either(self, one: int, other: int) -> int:
        if one > other:
            one, other = other, one
        return self.ite(one, ALL, other)

    def without(self, one: int, other: int) -> int:
        return self.ite(other, NONE, one)

    def negation(self, one: int) -> int:
        return self.ite(one, NONE, ALL)

    def every(self, sets: Iterable[int]) -> int:
        found = ALL
        for one in sets:
            found = self.both(found, one)
        return found

    def some(self, sets: Iterable[int]) -> int:
        found = NONE
        for one in sets:
            found = self.either(found, one)
        return found

    def forget(self, one: int, bits: frozenset[int]) -> int:
        """The states that differ from one of the set in nothing but these bits."""
        if one <= ALL:
            return one
        key = one, bits
        found = self._forgotten.get(key)
        if found is None:
            low, high = self.forget(self.lows[one], bits), self.forget(self.highs[one], bits)
            bit = self.bits[one]
            found = self.either(low, high) if bit in bits else self.node(bit, low, high)
            self._forgotten[key] = found
        return found

    def put(self, one: int, values: Mapping[int, bool]) -> int:
        """Where the states come to when these values are written."""
        return self.both(self.forget(one, frozenset(values)), self.cube(values))

    def given(self, one: int, values: Mapping[int, bool]) -> int:
        """The states from which writing these values leads into the set."""
        return self._cofactor(one, values, tuple(sorted(values.items())))

    def _cofactor(self, one: int, values: Mapping[int, bool], key: tuple) -> int:
        if one <= ALL:
            return one
        found = self._given.get((one, key))
        if found is None:
            bit = self.bits[one]
            if bit in values:
                found = self._cofactor(self.highs[one] if values[bit] else self.lows[one], values, key)
            else:
                low = self._cofactor(self.lows[one], values, key)
                found = self.node(bit, low, self._cofactor(self.highs[one], values, key))
            self._given[one, key] = found
        return found

    def count(self, one: int, bits: int) -> int:
        """How many states of so many bits the set holds."""
        known = {NONE: 0, ALL: 1}

        def below(x: int) -> int:
            if x not in known:
                at = self.bits[x]
                known[x] = sum(
                    below(y) << (min(self.bits[y], bits) - at - 1) for y in (self.lows[x], self.highs[x])
                )
            return known[x]

        return below(one) << min(self.bits[one], bits)

    def pick(self, one: int, bits: int) -> dict[int, bool]:
        """One state of the set: the one with the fewest bits true, so far as that is seen at once."""
        chosen = dict.fromkeys(range(bits), False)
        while one != ALL:
            high = self.lows[one] == NONE
            chosen[self.bits[one]] = high
            one = self.highs[one] if high else self.lows[one]
        return chosen
