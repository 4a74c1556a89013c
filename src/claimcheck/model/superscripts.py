"""Digits set high, as Unicode has them, and those on the line."""

HIGH = "⁰¹²³⁴⁵⁶⁷⁸⁹"
RAISED = str.maketrans("0123456789", HIGH)
LOWERED = str.maketrans(HIGH, "0123456789")
