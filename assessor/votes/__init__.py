"""Several people answer the same questions: their votes, the meeting's course, and what follows for the answers."""
