"""Programs that ./dev runs; nothing of them is installed with the package."""
