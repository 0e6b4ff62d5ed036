"""An AWS API call, read from the HTTP request that carries it."""

import io
import json
import re
import urllib.parse
import uuid

# Signature Version 4: Credential=KEY/DATE/REGION/SERVICE/aws4_request
CREDENTIAL = re.compile(r"Credential=([^/]+)/\d+/([^/]+)/([^/]+)/aws4_request")


class Call:
    """Who asks which service for what. Reading the body puts it back for whoever comes next."""

    def __init__(self, environ):
        length = int(environ.get("CONTENT_LENGTH") or 0)
        self.body = environ["wsgi.input"].read(length) if length else b""
        environ["wsgi.input"] = io.BytesIO(self.body)
        signed = CREDENTIAL.search(environ.get("HTTP_AUTHORIZATION", ""))
        self.access_key, self.region, self.service = signed.groups() if signed else ("", "", "")
        target = environ.get("HTTP_X_AMZ_TARGET", "")
        self.speaks_json = bool(target)
        self.parameters = self.read_json() if target else self.read_form()
        self.action = target.rpartition(".")[2] if target else self.parameters.pop("Action", "")
        self.source = environ["REMOTE_ADDR"]
        self.host = environ.get("HTTP_HOST", "")
        self.user_agent = environ.get("HTTP_USER_AGENT", "")

    def read_json(self):
        try:
            parameters = json.loads(self.body or b"{}")
        except ValueError:
            return {}
        return parameters if isinstance(parameters, dict) else {}

    def read_form(self):
        form = urllib.parse.parse_qs(self.body.decode("latin-1"))
        return {name: values[0] for name, values in form.items() if name != "Version"}

    def refusal(self, code, message):
        """Content type and body of an error, in the protocol of the call."""
        if self.speaks_json:
            return "application/x-amz-json-1.1", json.dumps({"__type": code, "message": message}).encode()
        text = (f"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{message}</Message>"
                f"</Error><RequestId>{uuid.uuid4()}</RequestId></ErrorResponse>")
        return "text/xml", text.encode()
