"""Linkage of whole registers inside a node: Splink on DuckDB or Spark, with our forms, keys and comparisons."""
