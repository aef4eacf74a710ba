"""The benchmark: the desk against naive ways of the same work, paired in one run."""
