#!/usr/bin/python3
# SPDX-License-Identifier: BSD-2-Clause
"""
What a verifier sees of a token that the test guest printed (guest/dump_token.c): the format of
DEN0137 A7.2, both signatures, and claims that agree with what the same guest was told. Prints
TAP; a name follows each test.

usage: verify-token.py NAME LOG CHALLENGE-IN-HEX PLATFORM-KEY.pem
"""
import hashlib
import sys

import cbor2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, utils

CCA_TOKEN, PLATFORM_TOKEN, REALM_TOKEN = 399, 44234, 44241
COSE_SIGN1, ES384, P384, EC2 = 18, -35, 2, 2
COORDINATE = 48
HASHES = {'sha-256': hashlib.sha256, 'sha-384': hashlib.sha384, 'sha-512': hashlib.sha512}
LIFECYCLES = range(0x0000, 0x6100, 0x1000)      # bits 7 to 0 are the implementation's


def is_bytes(*sizes):
    return lambda value: isinstance(value, bytes) and len(value) in sizes


def is_text(*values):
    return lambda value: isinstance(value, str) and (not values or value in values)


def is_hash(value):
    return is_bytes(32, 48, 64)(value)


def is_list_of(check, size=None):
    return lambda value: (isinstance(value, list) and len(value) == (size or len(value)) > 0
                          and all(map(check, value)))


def is_map_of(mandatory, optional=()):
    def check(value):
        claims = {**mandatory, **dict(optional)}
        return (isinstance(value, dict) and mandatory.keys() <= value.keys() <= claims.keys()
                and all(claims[label](item) for label, item in value.items()))
    return check


def is_lifecycle(value):
    return type(value) is int and value & ~0xff in LIFECYCLES


def is_ueid(value):
    """EAT's UEID of type RAND: 32 bytes behind the type."""
    return is_bytes(33)(value) and value[0] == 1


COMPONENT = is_map_of({2: is_hash, 5: is_hash}, {1: is_text(), 4: is_text(), 6: is_text(*HASHES)})
# label: (name, check), all mandatory; DEN0137 A7.2.3
PLATFORM_CLAIMS = {
    265: ('profile', is_text('tag:arm.com,2023:cca_platform#1.0.0')),
    10: ('challenge', is_hash),
    2396: ('implementation id', is_bytes(32)),
    256: ('instance id is a UEID', is_ueid),
    2401: ('config', lambda value: isinstance(value, bytes)),
    2395: ('lifecycle', is_lifecycle),
    2399: ('software components', is_list_of(COMPONENT)),
    2402: ('hash algorithm', is_text(*HASHES)),
}
REALM_CLAIMS = {
    265: ('profile', is_text('tag:arm.com,2023:realm#1.0.0')),
    10: ('challenge', is_bytes(64)),
    44235: ('personalization value', is_bytes(64)),
    44236: ('hash algorithm', is_text('sha-256')),
    44237: ('public key', lambda value: isinstance(value, bytes)),
    44238: ('initial measurement', is_bytes(32)),
    44239: ('extensible measurements', is_list_of(is_bytes(32), 4)),
    44240: ('hash algorithm of the key', is_text(*HASHES)),
}


class Tap:
    def __init__(self, prefix):
        self.prefix, self.count, self.failed = prefix, 0, 0

    def ok(self, passed, name, detail=''):
        self.count += 1
        self.failed += not passed
        print(f'{"ok" if passed else "not ok"} {self.count} - {self.prefix}: {name}')
        if not passed and detail:
            print(f'# {detail}')


def decode(encoded):
    """One item, in its shortest form, no label twice, and nothing behind it."""
    value = cbor2.loads(encoded)
    if cbor2.dumps(value) != encoded:
        raise ValueError('not what an encoder writes of it')
    return value


class Sign1:
    """COSE_Sign1, RFC 9052 section 4.2."""
    def __init__(self, encoded):
        item = decode(encoded)
        if not isinstance(item, cbor2.CBORTag) or item.tag != COSE_SIGN1 or len(item.value) != 4:
            raise ValueError('not a COSE_Sign1')
        self.protected, self.unprotected, self.payload, self.signature = item.value
        self.claims = decode(self.payload)

    def verifies(self, key, protected=None, payload=None, signature=None):
        signed = cbor2.dumps(['Signature1', protected or self.protected, b'',
                              payload or self.payload])
        signature = signature or self.signature
        r, s = (int.from_bytes(half, 'big') for half in (signature[:COORDINATE],
                                                         signature[COORDINATE:]))
        try:
            key.verify(utils.encode_dss_signature(r, s), signed, ec.ECDSA(hashes.SHA384()))
        except InvalidSignature:
            return False
        return True


def flipped(data):
    """The data with one bit of one byte changed, for each byte."""
    for i, byte in enumerate(data):
        yield data[:i] + bytes([byte ^ 1 << i % 8]) + data[i + 1:]


def check_form(tap, name, token, claims):
    tap.ok(decode(token.protected) == {1: ES384} and token.unprotected == {},
           f'{name}: the headers name ES384 and nothing else', repr(token.protected))
    tap.ok(is_bytes(2 * COORDINATE)(token.signature), f'{name}: size of the signature')
    for label, (claim, check) in claims.items():
        tap.ok(label in token.claims and check(token.claims[label]), f'{name}: {claim}',
               f'{label}: {token.claims.get(label)!r}')
    unknown = token.claims.keys() - claims.keys()
    tap.ok(not unknown, f'{name}: nothing unknown', repr(unknown))


def check_signature(tap, name, token, key, other):
    tap.ok(token.verifies(key), f'{name}: the signature verifies')
    tap.ok(not token.verifies(other), f'{name}: not with the other key')
    for part in ('protected', 'payload', 'signature'):
        survivors = sum(token.verifies(key, **{part: changed})
                        for changed in flipped(getattr(token, part)))
        tap.ok(survivors == 0, f'{name}: nor with a flipped bit in any byte of its {part}',
               f'{survivors} of {len(getattr(token, part))}')


def realm_key(encoded):
    """COSE_Key, RFC 9052 section 7; from_encoded_point() refuses what is not on the curve."""
    key = decode(encoded)
    if key.keys() != {1, -1, -2, -3} or key[1] != EC2 or key[-1] != P384:
        raise ValueError(f'not a key on P-384: {key!r}')
    if not is_bytes(COORDINATE)(key[-2]) or not is_bytes(COORDINATE)(key[-3]):
        raise ValueError('coordinates are not of 48 bytes')
    return ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP384R1(), b'\4' + key[-2] + key[-3])


def check_token(tap, said, challenge, platform_key):
    cca = decode(said['token'])
    tap.ok(isinstance(cca, cbor2.CBORTag) and cca.tag == CCA_TOKEN
           and cca.value.keys() == {PLATFORM_TOKEN, REALM_TOKEN},
           'a CCA token is a platform token and a Realm token')
    platform, realm = Sign1(cca.value[PLATFORM_TOKEN]), Sign1(cca.value[REALM_TOKEN])
    check_form(tap, 'platform', platform, PLATFORM_CLAIMS)
    check_form(tap, 'realm', realm, REALM_CLAIMS)

    encoded_key, algorithm = realm.claims[44237], HASHES[realm.claims[44240]]
    key = realm_key(encoded_key)
    tap.ok(platform.claims[10] == algorithm(encoded_key).digest(),
           'the platform\'s challenge is the hash of the Realm\'s key')
    tap.ok(realm.claims[10] == challenge, 'the Realm\'s challenge is the guest\'s')
    tap.ok(realm.claims[44235] == said['rpv'],
           'the personalization value is that of REALM_CONFIG')
    measured = [realm.claims[44238], *realm.claims[44239]]
    told = [said[f'measurement{i}'] for i in range(5)]
    tap.ok(told[1] != bytes(64) != told[4], 'the guest extended measurements')
    tap.ok([value.ljust(64, b'\0') for value in measured] == told,
           'the measurements are those that MEASUREMENT_READ gave before INIT')
    tap.ok(all(b'TEST DATA' in text for text in (
        platform.claims[2396], platform.claims[256], platform.claims[2401],
        platform.claims[2399][0][1].encode(), realm.claims[44235])),
        'identifiers, configuration and personalization value say TEST DATA')

    check_signature(tap, 'platform', platform, platform_key, key)
    check_signature(tap, 'realm', realm, key, platform_key)


def main():
    name, log, challenge, key = sys.argv[1:]
    tap = Tap(name)
    with open(log, encoding='ascii', errors='replace') as lines:
        said = dict(line.strip().split('=', 1) for line in lines if line.count('=') == 1)
    said = {field: bytes.fromhex(value) for field, value in said.items()}
    with open(key, 'rb') as pem:
        platform_key = serialization.load_pem_public_key(pem.read())
    try:
        check_token(tap, said, bytes.fromhex(challenge), platform_key)
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        tap.ok(False, 'the token can be decoded', f'{type(error).__name__}: {error}')
    print(f'1..{tap.count}')
    sys.exit(tap.failed != 0)


main()
