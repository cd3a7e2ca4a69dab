"""A role as a PDF of its own: the template role_alone.html.j2, tagged and checked like the report."""

from assessor.report.html import FAULTS, broken, environment, filled, standard_template
from assessor.report.pdf import Rendered, paint
from assessor.report.role_model import RoleContext

TEMPLATE = "role_alone.html.j2"


def role_html(context: RoleContext) -> str:
    """`context` as one HTML document for the PDF engine; addresses are relative to the standard templates."""
    folder = standard_template().resolve()
    try:
        return filled(environment(folder).get_template(TEMPLATE), role=context)
    except FAULTS as error:
        raise broken(error, folder) from error


def role_pdf(context: RoleContext) -> Rendered:
    """`context` on A4."""
    return paint(role_html(context), standard_template().resolve(), today=context.date)
