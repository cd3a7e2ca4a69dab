"""What a template gets of the issuer's own look: every field checked when brand.yaml was read (brand.py)."""

from pydantic import BaseModel, ConfigDict


class Brand(BaseModel):
    """Who issues a report, for whom, and in which two colours. What is empty is not printed."""

    model_config = ConfigDict(frozen=True)

    name: str
    """Who issues the report: the author in the file's properties."""
    logo: str = ""
    """The logo as a data address, for `<img src>`; a sanitised SVG or a PNG."""
    logo_alt: str = ""
    """What a reader hears instead of the logo; never empty beside one."""
    main: str = ""
    """Colour of the cover and of headings' marks, #rrggbb; at least 4.5 to 1 against white. Empty: ours."""
    accent: str = ""
    """Colour of targets and of what is short of them; as readable."""
    footer: str = ""
    """A line at the foot of every page."""
    confidentiality: str = ""
    """Class printed on every page instead of ours."""
    recipients: list[str] = []
    contact: str = ""
    disclosure: str = ""
    """What the issuer may earn from what the report advises."""
