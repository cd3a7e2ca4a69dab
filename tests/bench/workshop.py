"""How fast a reveal reaches a hundred phones, and how fast their votes are saved, beside a static file each.

Run by `make bench`, or alone: python -m tests.bench.workshop
"""

import asyncio
import json
import tempfile
import time
from pathlib import Path

import httpx

from tests.workshop.room import begin, joined, meeting, reveal, served, vote

PEOPLE = 100


async def _until(client: httpx.AsyncClient, key: str) -> float:
    """When the stream of `client` says `key`."""
    async with client.stream("GET", "/news", timeout=30) as stream:
        async for line in stream.aiter_lines():
            if line.startswith("data: ") and json.loads(line[6:])["key"] == key:
                return time.perf_counter()
    raise RuntimeError("the stream ended")


async def measure(folder: Path) -> dict[str, float]:
    """Seconds: a hundred votes, one after another beside them, and the reveal until the last phone knows."""
    held = meeting(folder)
    async with served(held) as address:
        phones = await asyncio.gather(*(joined(address) for _ in range(PEOPLE)))
        plain = time.perf_counter()
        await asyncio.gather(*(client.get("/page.css") for client in phones))
        plain = time.perf_counter() - plain
        begin(held)
        told = [asyncio.create_task(_until(client, "reveal-LAT-1-1")) for client in phones]
        await asyncio.sleep(0.5)
        votes = time.perf_counter()
        await asyncio.gather(*(vote(client, str(n % 5)) for n, client in enumerate(phones)))
        votes = time.perf_counter() - votes
        await asyncio.sleep(0.5)
        start = time.perf_counter()
        reveal(held)
        last = max(await asyncio.gather(*told)) - start
        for client in phones:
            await client.aclose()
    return {"plain": plain, "votes": votes, "reveal": last}


def main() -> None:
    """Print the figures."""
    with tempfile.TemporaryDirectory() as folder:
        found = asyncio.run(measure(Path(folder)))
    ratio = found["votes"] / found["plain"]
    print(f"workshop: {PEOPLE} votes, saved: {ratio:.1f} times as long as a static file each ({found['votes']:.2f} s)")
    print(f"workshop: the reveal reached the last of {PEOPLE} phones after {found['reveal'] * 1000:.0f} ms")


if __name__ == "__main__":
    main()
