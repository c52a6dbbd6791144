"""Reports of delivery, as other mail servers write them."""

from tests.notifications.smtp.outcome import KULTA

REPORT = """\
From: MAILER-DAEMON@example.fi
To: kaikupolku@localhost
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

Could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; relay.example.fi

{recipient}
Action: {action}
Status: {status}
Diagnostic-Code: {diagnosis}

--b
Content-Type: {brings}

{letter}
--b--
"""


def report_of(**said) -> bytes:
    """What is not said otherwise: Kulta's address does not exist, and all of `letter` comes back."""
    usual = {"recipient": f"Final-Recipient: rfc822; {KULTA}", "action": "failed", "status": "5.1.1"}
    usual |= {"diagnosis": "smtp; 550 No such user", "brings": "message/rfc822"}
    return REPORT.format(**usual | said).encode()
