"""BLAKE2b without what `hashlib` loads beside it: OpenSSL costs more than all rules."""

try:
    from _blake2 import blake2b
except ImportError:  # pragma: no cover - another Python
    from hashlib import blake2b

__all__ = ["blake2b"]
