"""A node's log held in memory, for the engine's tests and the invented peers of others."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime

from sampan.engines.exchange import leaves, merkle
from sampan.engines.exchange.heads import TreeHead, sign_head
from sampan.engines.exchange.keys import NodeSecret


def hash_of(word: object) -> str:
    """The hash of an invented letter."""
    return hashlib.sha256(str(word).encode()).hexdigest()


@dataclass
class Log:
    """The leaf hashes of a log, and its heads."""

    leaves: list[bytes] = field(default_factory=list)

    @classmethod
    def of(cls, *words: object) -> "Log":
        """A log with one leaf a word."""
        return cls([merkle.leaf_hash(str(word).encode()) for word in words])

    def note(self, way: str, member: str, lane: int, sequence: int, letter_hash: str) -> int:
        """Append a letter; return its index."""
        named = {"way": way, "member": member, "lane": lane, "sequence": sequence}
        self.leaves.append(leaves.leaf_hash(**named, letter_hash=letter_hash))
        return len(self.leaves) - 1

    def subtree(self, level: int, position: int) -> bytes:
        """The root of a full subtree, worked out anew."""
        return merkle.root_of(self.leaves[position << level : (position + 1) << level])

    def root(self, size: int | None = None) -> bytes:
        """The root at a size."""
        return merkle.root_of(self.leaves[:size])

    def consistency(self, first: int, second: int) -> list[bytes]:
        """The proof between two sizes."""
        return merkle.consistency_path(first, second, subtree=self.subtree)

    def inclusion(self, index: int, size: int) -> list[bytes]:
        """The proof of a leaf."""
        return merkle.inclusion_path(index, size, subtree=self.subtree)

    def head(self, secret: NodeSecret, at: datetime, *, size: int | None = None, **audit: object) -> TreeHead:
        """A signed head of the log at a size."""
        size = len(self.leaves) if size is None else size
        unsigned = TreeHead(secret.node_id, secret.serial, size, self.root(size).hex(), at, **audit)
        return sign_head(unsigned, secret=secret)
