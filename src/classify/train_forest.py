"""One forest of scikit-learn, for train_weights.py.

In: rows of bytes, a label and a weight for each. Out: what the forest says of other rows.

It reads only the columns that differ between the rows it is fitted to. The others (of text, nearly half) can split nothing, but
take as long to count as those that can; without them the trees are the same.
"""
import numpy
from sklearn.ensemble import HistGradientBoostingClassifier


class Forest:
    def __init__(self, options, rows, labels, weights):
        self.columns = numpy.nonzero(rows.min(axis=0) < rows.max(axis=0))[0]
        self.model = HistGradientBoostingClassifier(early_stopping=False, max_bins=255, random_state=1, **options)
        self.model.fit(rows[:, self.columns], labels, weights / weights.mean())
        self.classes = self.model.classes_

    def predict(self, rows):
        return self.model.predict(rows[:, self.columns])

    def chances(self, rows):
        """A row for each row, with the chance of each class."""
        return self.model.predict_proba(rows[:, self.columns])

    def log_odds(self, rows):
        return self.model.decision_function(rows[:, self.columns])
