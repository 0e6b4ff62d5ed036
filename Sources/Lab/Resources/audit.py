"""Who called what through which endpoint: seen by the lab, told in CloudTrail's shape, labelled as the lab's.

The shape is that of the CloudTrail user guide, "CloudTrail record contents"; the management events are those
of the SQS developer guide, "Logging Amazon SQS API calls using AWS CloudTrail".
"""

import json
import threading
import time
import uuid

LABEL = "Sooth lab audit, not AWS CloudTrail"
MANAGEMENT = {
    "sqs": {
        "AddPermission", "CancelMessageMoveTask", "CreateQueue", "DeleteQueue", "ListMessageMoveTasks",
        "PurgeQueue", "RemovePermission", "SetQueueAttributes", "StartMessageMoveTask", "TagQueue",
        "UntagQueue",
    },
}
PAGE = 50  # events; the most that one LookupEvents call gives


class Audit:
    """Every call goes to a file, one JSON object a line; management events are kept for LookupEvents too."""

    def __init__(self, path, account):
        self.account = account
        self.file = open(path, "a", buffering=1, encoding="utf-8")
        self.lock = threading.Lock()
        self.events = []

    def note(self, call, endpoint, address, status):
        management = call.action in MANAGEMENT.get(call.service, ())
        record = self.record(call, endpoint, status, management)
        with self.lock:
            line = {**record, "endpoint": endpoint["name"], "endpointAddress": address}
            self.file.write(json.dumps(line) + "\n")
            if management:
                self.events.append((int(time.time()), record))

    def record(self, call, endpoint, status, management):
        record = {
            "recordedBy": LABEL,
            "eventVersion": "1.08",
            "userIdentity": {"type": "IAMUser", "accountId": self.account, "accessKeyId": call.access_key},
            "eventTime": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            "eventSource": f"{call.service}.amazonaws.com",
            "eventName": call.action,
            "awsRegion": call.region,
            "sourceIPAddress": call.source,
            "userAgent": call.user_agent,
            "requestParameters": simple(call.parameters) if management else None,
            "responseElements": None,
            "eventID": str(uuid.uuid4()),
            "readOnly": call.action.startswith(("List", "Get", "Receive", "Describe", "Lookup")),
            "eventType": "AwsApiCall",
            "managementEvent": management,
            "recipientAccountId": self.account,
            "tlsDetails": {"clientProvidedHostHeader": call.host},
        }
        if endpoint.get("vpcEndpointId"):
            record["vpcEndpointId"] = endpoint["vpcEndpointId"]
        if status >= 400:
            record["errorCode"] = str(status)
        return record

    def lookup(self, query):
        """The answer to LookupEvents: newest first, filtered and paged as the caller asks."""
        with self.lock:
            events = [summary(seconds, record) for seconds, record in reversed(self.events)]
        since, until = query.get("StartTime", 0), query.get("EndTime", float("inf"))
        asked = query.get("LookupAttributes", [])
        wanted = [(each["AttributeKey"], each["AttributeValue"]) for each in asked]
        events = [event for event in events if since <= event["EventTime"] <= until
                  and all(event.get(key) == value for key, value in wanted)]
        start = int(query.get("NextToken", 0))
        end = start + min(query.get("MaxResults", PAGE), PAGE)
        answer = {"Events": events[start:end]}
        if end < len(events):
            answer["NextToken"] = str(end)
        return answer


def simple(parameters):
    """The plain string parameters of a call, spelt as CloudTrail spells them: queueUrl for QueueUrl."""
    return {name[0].lower() + name[1:]: value for name, value in parameters.items()
            if isinstance(value, str) and "." not in name}


def summary(seconds, record):
    return {
        "EventId": record["eventID"],
        "EventName": record["eventName"],
        "ReadOnly": "true" if record["readOnly"] else "false",
        "AccessKeyId": record["userIdentity"]["accessKeyId"],
        "EventTime": seconds,
        "EventSource": record["eventSource"],
        "Resources": [],
        "CloudTrailEvent": json.dumps(record),
    }
