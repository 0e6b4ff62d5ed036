"""The resolvers of the lab, on dnslib's server: what the description says, and nothing else.

They answer as a VPC's resolver does: recursion available, not authoritative (so that nslookup prints
"Non-authoritative answer:"), addresses in the order of the description.
"""

from dnslib import AAAA, CNAME, QTYPE, RCODE, RR, A
from dnslib.server import BaseResolver, DNSLogger, DNSServer

TIME_TO_LIVE = 60  # seconds
LONGEST_CHAIN = 8  # of aliases


class Records(BaseResolver):
    """Names, in lower case, to a list of addresses or to another name."""

    def __init__(self, records):
        self.records = {name.lower().rstrip("."): answer for name, answer in records.items()}

    def resolve(self, request, handler):
        reply = request.reply(ra=1, aa=0)
        name = str(request.q.qname).lower().rstrip(".")
        if name not in self.records:
            reply.header.rcode = RCODE.NXDOMAIN
            return reply
        for _ in range(LONGEST_CHAIN):
            answer = self.records.get(name, [])
            if isinstance(answer, list):
                break
            reply.add_answer(RR(name, QTYPE.CNAME, rdata=CNAME(answer), ttl=TIME_TO_LIVE))
            name = answer.lower().rstrip(".")
        for address in answer if isinstance(answer, list) else []:
            kind, data = (QTYPE.AAAA, AAAA) if ":" in address else (QTYPE.A, A)
            if request.q.qtype in (kind, QTYPE.ANY):
                reply.add_answer(RR(name, kind, rdata=data(address), ttl=TIME_TO_LIVE))
        return reply


def serve(resolvers):
    """Answer on port 53, UDP and TCP, of every address in `resolvers`."""
    quiet = DNSLogger("error")
    for address, records in resolvers.items():
        resolver = Records(records)
        for tcp in (False, True):
            DNSServer(resolver, address=address, port=53, tcp=tcp, logger=quiet).start_thread()
