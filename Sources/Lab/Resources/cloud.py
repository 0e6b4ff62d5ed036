"""AWS as far as the lab needs it: moto behind the endpoints of the description, over TLS.

Importing this module imports moto, which is most of the time that a lab takes to start.
"""

import json
import logging
import os
import ssl
import threading

from moto.backends import get_backend
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import WSGIRequestHandler, make_server

from audit import Audit
from call import Call

logging.getLogger("werkzeug").setLevel(logging.ERROR)


class Endpoint:
    """A WSGI application: one address of one endpoint, which serves certain services of one region."""

    def __init__(self, description, address, region, moto, audit):
        self.description, self.address, self.region = description, address, region
        self.moto, self.audit = moto, audit

    def __call__(self, environ, start_response):
        call = Call(environ)
        status = []

        def start(line, headers, exc_info=None):
            status.append(int(line.split()[0]))
            return start_response(line, headers, exc_info)

        body = self.answer(call, environ, start)
        self.audit.note(call, self.description, self.address, status[-1])
        return [body]

    def answer(self, call, environ, start):
        services = self.description["services"]
        if call.service and call.service not in services:
            expected = f"Credential should be scoped to correct service: '{services[0]}'."
            return send(start, "403 Forbidden", *call.refusal("SignatureDoesNotMatch", expected))
        if call.region and call.region != self.region:
            expected = f"Credential should be scoped to a valid region, not '{call.region}'."
            return send(start, "403 Forbidden", *call.refusal("SignatureDoesNotMatch", expected))
        if call.service == "cloudtrail" and call.action == "LookupEvents":  # which moto does not have
            answer = json.dumps(self.audit.lookup(call.parameters)).encode()
            return send(start, "200 OK", "application/x-amz-json-1.1", answer)
        return b"".join(self.moto(environ, start))


def send(start, status, content_type, body):
    start(status, [("Content-Type", content_type), ("Content-Length", str(len(body)))])
    return body


class PatientContext(ssl.SSLContext):
    """Shakes hands in the thread of the connection: a silent client must not keep others from connecting."""

    def wrap_socket(self, sock, **options):
        options["do_handshake_on_connect"] = False
        return super().wrap_socket(sock, **options)


class Handler(WSGIRequestHandler):
    """HTTP/1.1 without a log of requests: the audit is the log."""

    protocol_version = "HTTP/1.1"

    def log(self, type, message, *args):
        pass


def serve(plan, pki):
    """Make the queues, then listen on every address of every endpoint. Returns when all are listening."""
    os.environ["MOTO_ACCOUNT_ID"] = plan["account"]
    moto = DomainDispatcherApplication(create_backend_app)
    for service in {service for endpoint in plan["endpoints"] for service in endpoint["services"]}:
        moto.app_instances.setdefault(service, create_backend_app(service))  # else the first call would do it
    regions = {plan["region"], *(endpoint.get("region", plan["region"]) for endpoint in plan["endpoints"])}
    for region in regions:
        queues = get_backend("sqs")[plan["account"]][region]
        for queue in plan["queues"]:
            queues.create_queue(queue)
    audit = Audit(plan["audit"], plan["account"])
    for endpoint in plan["endpoints"]:
        context = PatientContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(os.path.join(pki, endpoint["name"] + ".pem"))
        for address in endpoint["addresses"]:
            app = Endpoint(endpoint, address, endpoint.get("region", plan["region"]), moto, audit)
            server = make_server(
                address, 443, app, threaded=True, request_handler=Handler, ssl_context=context)
            server.daemon_threads = True
            threading.Thread(target=server.serve_forever, daemon=True).start()
