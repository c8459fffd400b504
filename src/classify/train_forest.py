"""One forest of XGBoost, for train_weights.py.

In: rows of bytes, a label and a weight for each. Out: what the forest says of other rows, and its trees.

Each tree sees some of the rows and some of the columns, so that trees differ and their sum depends less on single pages. Columns
that are the same in all rows (of text, nearly half) are left out, so that none is drawn in vain. One thread grows the trees, so
that the same input gives the same ones on every machine.
"""
import json

import numpy
import xgboost

ALWAYS = {"tree_method": "hist", "grow_policy": "lossguide", "max_depth": 0, "nthread": 1, "seed": 1}
TWO_CLASSES = {"objective": "binary:logistic", "base_score": 0.5}  # a chance, so log odds of 0


class Forest:
    def __init__(self, options, rows, labels, weights):
        """`options`: XGBoost's parameters, and the number of `rounds`."""
        self.classes, numbers = numpy.unique(labels, return_inverse=True)
        self.is_binary = len(self.classes) == 2
        many_classes = {"objective": "multi:softprob", "base_score": 0, "num_class": len(self.classes)}
        parameters = ALWAYS | (TWO_CLASSES if self.is_binary else many_classes) | options
        rounds = parameters.pop("rounds")
        self.columns = numpy.nonzero(rows.min(axis=0) < rows.max(axis=0))[0]
        matrix = xgboost.DMatrix(rows[:, self.columns], numbers, weight=weights / numpy.mean(weights))
        self.model = xgboost.train(parameters, matrix, rounds)

    def log_odds(self, rows):
        return self.model.predict(xgboost.DMatrix(rows[:, self.columns]), output_margin=True)

    def trees(self):
        """For each class, or for the second of two, its trees as XGBoost tells them: nodes with `leaf`, or with `split`,
        `split_condition` and two `children`, of which the first is for rows below the condition; `cover` is its weight."""
        all_trees = [json.loads(tree) for tree in self.model.get_dump(with_stats=True, dump_format="json")]
        outcomes = 1 if self.is_binary else len(self.classes)
        return [all_trees[outcome::outcomes] for outcome in range(outcomes)]
