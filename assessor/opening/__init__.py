"""What every face needs before a conversation: opening what a person named, and the assessments opened before."""
