"""Names that CPython has removed since 2019, and that the AWS CLI 1.16.116 and botocore 1.12.106 use."""

import base64
import collections
import collections.abc
import inspect
import sys
import xml.etree
import xml.etree.ElementTree

for name in collections.abc.__all__:  # moved in 3.3, gone in 3.10
    if not hasattr(collections, name):
        setattr(collections, name, getattr(collections.abc, name))

sys.modules.setdefault("xml.etree.cElementTree", xml.etree.ElementTree)  # gone in 3.9
xml.etree.cElementTree = xml.etree.ElementTree

if not hasattr(inspect, "getargspec"):  # gone in 3.11
    ArgSpec = collections.namedtuple("ArgSpec", "args varargs keywords defaults")
    inspect.getargspec = lambda function: ArgSpec(*inspect.getfullargspec(function)[:4])

for old, new in (("encodestring", "encodebytes"), ("decodestring", "decodebytes")):  # gone in 3.9
    if not hasattr(base64, old):
        setattr(base64, old, getattr(base64, new))
