"""Words of a page that are those of its gold. In: two lists of words. Out: the pairs of a longest common subsequence."""
import collections

import numpy


def common_words(page, gold):
    """For each word of the page its place in the gold when it is part of the longest common subsequence, else -1; bit-parallel
    (Hyyro 2004), then traced."""
    matched = numpy.full(len(page), -1)
    if not gold:
        return matched
    places = collections.defaultdict(int)
    for at, word in enumerate(gold):
        places[word] |= 1 << at
    full = (1 << len(gold)) - 1
    states, state = [], full
    for word in page:
        states.append(state)
        hit = state & places.get(word, 0)
        state = ((state + hit) | (state - hit)) & full
    column = len(gold) - 1
    for at in range(len(page) - 1, -1, -1):
        after = states[at + 1] if at + 1 < len(page) else state
        while column >= 0 and after >> column & 1:
            column -= 1
        if column < 0:
            break
        if states[at] >> column & 1:  # the step from column to column + 1 is new with this word
            matched[at] = column
            column -= 1
    return matched
