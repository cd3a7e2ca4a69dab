"""The voting page: what phones see of a workshop, served from the same process as the facilitator's screen."""
