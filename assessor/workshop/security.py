"""Who may do what on the voting page: the join code, tokens, how often one may try, where a request comes from.

Pure but for the random numbers of `new_code` and `new_token`; seconds come in as arguments.
"""

import hashlib
import hmac
import ipaddress
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Signs of a join code: none that is mistaken for another."""
CODE_LENGTH = 6
TOKEN_BYTES = 32
TRIES_EACH, TRIES_ALL, WINDOW = 10, 120, 60.0
"""Wrong codes a minute: from one address, and from all. At this rate a code lasts for thousands of years."""
_NAME = re.compile(r"[A-Za-z0-9-]{1,63}")

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # "no-referrer" would make browsers send a form with Origin: null
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
    "Cache-Control": "no-store",
}


def new_code() -> str:
    """A join code that nobody guesses within a workshop."""
    return "".join(secrets.choice(LETTERS) for _ in range(CODE_LENGTH))


def same_code(given: str, code: str) -> bool:
    """Whether `given` is the join code, however it was typed; takes the same time whatever is wrong with it."""
    typed = "".join(sign for sign in given.upper() if sign.isalnum())[:64]
    return bool(code) and hmac.compare_digest(typed.encode(), code.encode())


def new_token() -> str:
    """A participant's token: 256 random bits."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def digest(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


@dataclass
class Tries:
    """The wrong codes of the last minute."""

    by_address: dict[str, list[float]] = field(default_factory=dict)

    def allowed(self, address: str, now: float) -> bool:
        """Whether `address` may try once more at `now` (seconds)."""
        recent = {who: [at for at in times if now - at < WINDOW] for who, times in self.by_address.items()}
        self.by_address = {who: times for who, times in recent.items() if times}
        return (
            len(self.by_address.get(address, ())) < TRIES_EACH and sum(map(len, self.by_address.values())) < TRIES_ALL
        )

    def failed(self, address: str, now: float) -> None:
        """`address` tried a wrong code at `now`."""
        self.by_address.setdefault(address, []).append(now)


def known_host(host: str, machine: str) -> bool:
    """Whether a Host header names this machine itself: an address, localhost or its own name.

    Any other name may be one that somebody else's server makes point here (DNS rebinding).
    """
    name = host.strip().lower()
    name = name.partition("]")[0].removeprefix("[") if name.startswith("[") else name.partition(":")[0]
    if name in ("localhost", machine.lower(), f"{machine.lower()}.local"):
        return bool(_NAME.fullmatch(name.removesuffix(".local")))
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def from_here(headers: Mapping[str, str], scheme: str = "http") -> bool:
    """Whether a request that changes something was sent by one of our own pages."""
    site = headers.get("sec-fetch-site", "same-origin")
    if site not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or origin == f"{scheme}://{headers.get('host', '')}"
