"""The story of one rescue, played through the nodes as people would, each step checked."""
