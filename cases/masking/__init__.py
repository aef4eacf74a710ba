"""The recognisers behind `cases/privacy.py`: a file for each kind, and the words they know."""
