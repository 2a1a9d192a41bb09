"""What a diff says, as tables: the 对照表 to read, and tables to compute with."""
