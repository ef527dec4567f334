"""Content negotiation: which of the media types offered an Accept header prefers."""

from collections.abc import Iterable, Iterator


def best_match(accept: str | None, offered: Iterable[str]) -> str | None:
    """The offered media type that an Accept header prefers (RFC 9110 §12.5.1).

    The first one where there is no header, None where none fits.
    """
    listed = list(offered)
    if not accept or not accept.strip():
        return listed[0]
    ranges = list(_ranges(accept))
    best: tuple[float, int] | None = None
    for place, media in enumerate(listed):
        quality = max(
            ((specific, q) for media_range, q in ranges if (specific := _fits(media_range, media))),
            default=(0, 0.0),
        )[1]
        if quality > 0 and (best is None or quality > best[0]):
            best = quality, place
    return listed[best[1]] if best else None


def _ranges(accept: str) -> Iterator[tuple[str, float]]:
    for part in accept.split(","):
        media, *parameters = (piece.strip() for piece in part.split(";"))
        quality = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip().lower() == "q":
                try:
                    quality = float(value)
                except ValueError:
                    quality = 0.0
        if media:
            yield media.lower(), quality


def _fits(media_range: str, media: str) -> int:
    """How closely a range names a media type: 3 exactly, 2 by type, 1 by */*, 0 not."""
    if media_range == media:
        return 3
    if media_range == "*/*":
        return 1
    return 2 if media_range.endswith("/*") and media.startswith(media_range[:-1]) else 0
