"""A certificate authority of the lab's own, and a certificate for each endpoint, made once and then kept.

They are valid from 2015 to 2045: a lab may run with the clock of the day an article was written. The key of
the authority is thrown away, so that nobody can sign with it later.
"""

import datetime
import os
import tempfile

FROM, TO = datetime.datetime(2015, 1, 1), datetime.datetime(2045, 1, 1)


def ensure(folder, endpoints):
    """Return `folder` with `ca.pem` and, for each endpoint, `NAME.pem` (certificate and key) in it."""
    if not os.path.isdir(folder):
        parent = os.path.dirname(folder)
        os.makedirs(parent, exist_ok=True)
        made = tempfile.mkdtemp(dir=parent)
        make(made, endpoints)
        try:
            os.rename(made, folder)
        except OSError:
            if not os.path.isdir(folder):  # else another lab was faster, and its certificates serve as well
                raise
    return folder


def make(folder, endpoints):
    from cryptography.hazmat.primitives.asymmetric import ec

    authority = name("Sooth lab CA")
    authority_key = ec.generate_private_key(ec.SECP256R1())
    write(os.path.join(folder, "ca.pem"), sign(authority, authority_key, authority, authority_key, None))
    for endpoint in endpoints:
        key = ec.generate_private_key(ec.SECP256R1())
        names = endpoint["certificateNames"]
        certificate = sign(name(names[0]), key, authority, authority_key, names)
        write(os.path.join(folder, endpoint["name"] + ".pem"), certificate, key)


def name(common_name):
    from cryptography import x509

    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, common_name)])


def sign(subject, key, issuer, issuer_key, names):
    """A certificate for `names`, or one of an authority where `names` is None."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes

    builder = (
        x509.CertificateBuilder(issuer, subject, key.public_key(), x509.random_serial_number(), FROM, TO)
        .add_extension(x509.BasicConstraints(ca=names is None, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
    )
    if names is None:
        usage = dict.fromkeys(("content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
                               "encipher_only", "decipher_only"), False)
        usage.update(digital_signature=True, key_cert_sign=True, crl_sign=True)
        builder = builder.add_extension(x509.KeyUsage(**usage), critical=True)
    else:
        alternatives = x509.SubjectAlternativeName([x509.DNSName(alternative) for alternative in names])
        builder = builder.add_extension(alternatives, critical=False)
    return builder.sign(issuer_key, hashes.SHA256())


def write(path, certificate, key=None):
    from cryptography.hazmat.primitives import serialization

    text = certificate.public_bytes(serialization.Encoding.PEM)
    if key is not None:
        text += key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
                                  serialization.NoEncryption())
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(text)
