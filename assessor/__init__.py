"""assessor: interviews an AI start-up about its infrastructure and says what to fix and whom to hire first."""

__version__ = "0.1.0"
