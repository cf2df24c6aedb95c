"""Method name → module whose `handle` answers it; imported when first called."""

HANDLERS: dict[str, str] = {
    "ping": "native_host.methods.ping",
    "tokens.read": "native_host.methods.tokens_read",
    "customer.parse": "native_host.methods.customer_parse",
    "customer.check": "native_host.methods.customer_check",
    "report.read": "native_host.methods.report_read",
    "configure": "native_host.methods.configure",
    "sop.list": "native_host.methods.sop_list",
    "pages.list": "native_host.methods.pages_list",
    "pages.export": "native_host.methods.pages_export",
    "pages.check": "native_host.methods.pages_check",
    "escalation.plan": "native_host.methods.escalation_plan",
    "doctor": "native_host.methods.doctor",
}
