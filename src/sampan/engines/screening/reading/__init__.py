"""Reading a pasted message: folded letters, language, contacts, amounts."""
