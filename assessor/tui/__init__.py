"""The app: the only room that loads Textual. It shows what the rooms below decide and holds no rule of its own."""
