"""Protection: a person is identified, helped, returned and followed, with their consent."""
