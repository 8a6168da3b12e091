"""A detached signature (Ed25519, RFC 8032) of a file: who wrote it, where a hash says only what was written.

``cryptography`` does it: pip install "posture[sign]".
"""

import base64
from typing import Any

HEAD = b"posture-ed25519 "
"""How the file of a signature begins; its base64 text follows."""


class SigningError(ValueError):
    """A key or a signature that cannot be used; the message says what was expected and found."""


def new_keys() -> tuple[bytes, bytes]:
    """Return a new private and its public key, as PEM (PKCS 8 and SubjectPublicKeyInfo)."""
    serialization, ed25519 = _library()
    private = ed25519.Ed25519PrivateKey.generate()
    secret = private.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    public = private.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return secret, public


def signed(content: bytes, private: bytes) -> bytes:
    """Return the signature of a file's bytes, the same for the same key.

    Raises:
        SigningError: for another kind of key, or if the library is missing.

    """
    serialization, ed25519 = _library()
    try:
        key = serialization.load_pem_private_key(private, None)
    except (ValueError, TypeError):
        raise SigningError("expected a private key as “posture key” writes it, found another file") from None
    if not isinstance(key, ed25519.Ed25519PrivateKey):
        raise SigningError("expected an Ed25519 key, found one of another kind")
    return HEAD + base64.b64encode(key.sign(content)) + b"\n"


def is_signed(content: bytes, signature: bytes, public: bytes) -> bool:
    """Return whether a signature is that of a file's bytes, by whoever has the private key of ``public``.

    Raises:
        SigningError: for another kind of key or of file, or if the library is missing.

    """
    serialization, ed25519 = _library()
    if not signature.startswith(HEAD):
        raise SigningError("expected a signature as “posture sign” writes it, found another file")
    try:
        key = serialization.load_pem_public_key(public)
        plain = base64.b64decode(signature.removeprefix(HEAD).strip(), validate=True)
    except (ValueError, TypeError):
        raise SigningError("expected a public key and a signature, found other files") from None
    if not isinstance(key, ed25519.Ed25519PublicKey):
        raise SigningError("expected an Ed25519 key, found one of another kind")
    from cryptography.exceptions import InvalidSignature

    try:
        key.verify(plain, content)
    except InvalidSignature:
        return False
    return True


def _library() -> tuple[Any, Any]:
    try:
        from cryptography.hazmat.primitives import serialization
        from cryptography.hazmat.primitives.asymmetric import ed25519
    except ImportError:
        raise SigningError('signing needs another package: pip install -e ".[sign]"') from None
    return serialization, ed25519
