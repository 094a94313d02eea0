"""The portal: settings, addresses, layout and the node's own commands."""
