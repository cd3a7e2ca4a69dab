"""Plain mode: the conversation line by line, for screen readers, pipes and bad links. It holds no rule of its own."""
