"""The command line: thin commands over the rooms below. Data goes to stdout, words to stderr, statuses are an API."""
