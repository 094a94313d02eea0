"""Working lists: searches that an officer or an office keeps."""
