"""Import circles: groups of modules none of which can be read without the others."""

from tests.architecture.source import Finding, Source


def import_circles(source: Source) -> list[Finding]:
    """One finding a circle, at its first module."""
    graph = {
        module.name: sorted(
            {found.target for found in source.imports(module)} & source.modules.keys() - {module.name}
        )
        for module in source
    }
    return [
        source.modules[circle[0]].finding(1, "import circle: " + " -> ".join(circle))
        for circle in strongly_connected(graph)
        if len(circle) > 1
    ]


def strongly_connected(graph: dict[str, list[str]]) -> list[list[str]]:
    """The strongly connected components of a directed graph, each sorted (Kosaraju's two passes)."""
    back: dict[str, list[str]] = {node: [] for node in graph}
    for node, targets in graph.items():
        for target in targets:
            back[target].append(node)
    seen: set[str] = set()
    finished = [node for start in graph for node in _finishing_order(graph, start, seen)]
    seen = set()
    groups = (_finishing_order(back, start, seen) for start in reversed(finished))
    return [sorted(group) for group in groups if group]


def _finishing_order(graph: dict[str, list[str]], start: str, seen: set[str]) -> list[str]:
    """The nodes newly reached from `start`, in the order in which a depth-first walk leaves them."""
    if start in seen:
        return []
    seen.add(start)
    order, path = [], [(start, iter(graph[start]))]
    while path:
        node, targets = path[-1]
        step = next((target for target in targets if target not in seen), None)
        if step is None:
            order.append(node)
            path.pop()
        else:
            seen.add(step)
            path.append((step, iter(graph[step])))
    return order
