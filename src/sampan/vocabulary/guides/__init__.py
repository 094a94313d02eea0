"""What is said and asked aloud: interview guides, questions answered alone, and the sentences of the rights."""
