"""Half a million cases in one node, and four people at work in them over HTTP."""
