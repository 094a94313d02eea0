"""The situation report: counts without names become tables, charts, a map and sentences."""
