"""Let psrpcore write what it can: values, and whole sessions of a client and a server.

usage: theirs.py FILE
Each line of the file: kind, name and octets in base64, with a tab between them. Kinds are clixml (the
data of a message), fragments (what one side sent at once) and key (a public key, whose private key is in
FILE.pem).
"""

import base64
import datetime
import decimal
import random
import sys
import uuid
from xml.etree import ElementTree

import psrpcore
from cryptography.hazmat.primitives import serialization
from psrpcore._crypto import create_keypair
from psrpcore.types import *  # noqa: F403

NASTY = ["", "plain", "_x0041_", "_x", "_X_", "a\r\n\tb", "<&>\"'", "]]>", "\u0000\u001f\u007f\u0085\u009f",
         "\u00e9\u0130\u0131\u65e5\u672c", "\U0001f600", "\ud800", "\udc00x", " leading and trailing ", "\u00a0\u2028\ufeff"]


def primitives():
    for text in NASTY:
        yield PSString(text)
        yield PSScriptBlock(text)
        yield PSXml(text)
        yield PSUri(text)
    for value in (PSChar("a"), PSChar(0xFFFF), True, False, None, PSByte(0), PSByte(255), PSSByte(-128), PSSByte(127)):
        yield value
    for kind in (PSUInt16, PSInt16, PSUInt, PSInt, PSUInt64, PSInt64):
        yield kind(kind.MinValue)
        yield kind(kind.MaxValue)
    for number in (0.0, -0.5, 1.5e300, 12.34, 1e-7):
        yield PSDouble(number)
        yield PSSingle(number)
    for number in ("0", "12.340", "-79228162514264337593543950335"):
        yield PSDecimal(decimal.Decimal(number))
    yield PSByteArray(b"")
    yield PSByteArray(bytes(range(256)))
    yield PSGuid("792e5b37-4505-47ef-b7d2-8711bb7affa8")
    yield PSVersion("1.2")
    yield PSVersion("1.2.3.4")
    yield PSDuration(0)
    yield PSDuration(days=1, hours=2, minutes=3, seconds=4, nanoseconds=500)
    yield PSDuration(seconds=-9, milliseconds=-26)
    zone = datetime.timezone(datetime.timedelta(hours=-7))
    yield PSDateTime(2008, 4, 11, 10, 42, 32, 273199, tzinfo=zone, nanosecond=300)
    yield PSDateTime(1970, 1, 1, tzinfo=datetime.timezone.utc)


def custom(**properties):
    return PSCustomObject(**properties)


def objects():
    shared = custom(name="shared", text="a_x0041_\n")
    yield shared
    yield custom(first=shared, again=shared, nothing=None, deep=custom(deeper=custom(deepest=PSList([1, shared]))))
    yield PSList([])
    yield PSList([PSInt(1), "text", None, [True, {"a": 1}]])
    yield PSStack(["top", "below"])
    yield PSIEnumerable([PSInt64(1), PSInt64(2)])
    queue = PSQueue()
    queue.put("first")
    queue.put("second")
    yield queue
    yield PSDict({"key": "value", PSInt(5): custom(a="b"), "nested": {"x": [1, 2]}})
    yield PSPrimitiveDictionary({"PSVersion": PSVersion("5.1.17763.1"), "list": [1, 2], "sub": {"k": None}})
    for value in (PSThreadOptions.UseNewThread, ApartmentState.MTA, ConsoleColor.DarkRed, PipelineResultTypes.Output,
                  RemoteStreamOptions.AddInvocationInfo, RunspacePoolState.Opened, PSInvocationState.Failed):
        yield value
    extended = PSString("extended \u65e5")
    add_note_property(extended, "note", "of a string")
    add_note_property(extended, "_x0041_<&>\"'", PSInt(3))
    yield extended
    yield ProgressRecord(ActivityId=1, Activity="a\nb", StatusDescription="s", CurrentOperation=None)
    yield ErrorRecord(Exception=NETException(Message="boom"), CategoryInfo=ErrorCategoryInfo(Reason="r"),
                      FullyQualifiedErrorId="Id", ErrorDetails=ErrorDetails(Message="d", RecommendedAction="x"))
    yield Coordinates(1, 2)
    yield Size(3, 4)
    yield HostDefaultData(ForegroundColor=ConsoleColor.Blue, BackgroundColor=ConsoleColor.Red,
                          CursorPosition=Coordinates(1, 2), WindowPosition=Coordinates(0, 0), CursorSize=25,
                          BufferSize=Size(120, 3000), WindowSize=Size(120, 50), MaxWindowSize=Size(120, 50),
                          MaxPhysicalWindowSize=Size(200, 80), WindowTitle="title")


def generated(seed, depth=4):
    rng = random.Random(seed)
    leaves = list(primitives())

    def value(level):
        kind = rng.randrange(8) if level else 0
        if kind < 4:
            return rng.choice(leaves)
        if kind == 4:
            return PSList([value(level - 1) for _ in range(rng.randrange(4))])
        if kind == 5:
            return PSDict({PSString("k%d" % i): value(level - 1) for i in range(rng.randrange(4))})
        made = PSCustomObject()
        for i in range(rng.randrange(5)):
            add_note_property(made, rng.choice(NASTY) + str(i), value(level - 1))
        return made

    return value(depth)


class Session:
    """A client and a server; what one sends goes to the other and into the record."""

    def __init__(self, amount, record):
        self.amount = amount
        self.record = record
        self.client = psrpcore.ClientRunspacePool(
            application_arguments={"a": PSInt(1), "nested": {"b": "\u65e5"}}, min_runspaces=1, max_runspaces=3,
            host=HostInfo(IsHostNull=False, IsHostUINull=False, IsHostRawUINull=True, UseRunspaceHost=False))
        self.server = psrpcore.ServerRunspacePool(application_private_data={"PSVersionTable": {"PSVersion": PSVersion("5.1.1")}})

    def pump(self):
        moved = True
        while moved:
            moved = False
            for name, sender, receiver in (("client", self.client, self.server), ("server", self.server, self.client)):
                while True:
                    payload = sender.data_to_send(self.amount)
                    if payload is None:
                        break
                    moved = True
                    self.record.append((name, bytes(payload.data)))
                    receiver.receive_data(payload)
                    while receiver.next_event():
                        pass

    def run(self):
        client, server = self.client, self.server
        client.open()
        self.pump()
        server.request_key()
        self.pump()
        client.exchange_key()
        self.pump()
        for ask in (lambda: client.set_max_runspaces(5), lambda: client.set_min_runspaces(2),
                    client.reset_runspace_state):
            ci = ask()
            self.pump()
            if ci is not None:
                server.runspace_availability_response(ci, True)
            self.pump()
        ci = client.get_available_runspaces()
        self.pump()
        server.runspace_availability_response(ci, 4)
        self.pump()
        server.send_event(1, "source", sender=PSInt(1), source_args=["a", PSInt(2)], message_data={"k": "v"},
                          time_generated=PSDateTime(2026, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc), computer="host")
        self.pump()
        self.pipeline()
        self.metadata()
        ci = server.host_call(HostMethodIdentifier.GetName)
        self.pump()
        client.host_response(ci, return_value="name")
        self.pump()
        server.set_broken(ErrorRecord(Exception=NETException(Message="broken"), CategoryInfo=ErrorCategoryInfo()))
        self.pump()

    def pipeline(self):
        client, server = self.client, self.server
        shell = psrpcore.ClientPowerShell(client, no_input=False, add_to_history=True, history="h",
                                          remote_stream_options=RemoteStreamOptions.AddInvocationInfo)
        shell.add_command("Get-Item").add_parameter("Path", "C:\\").add_argument(PSInt(3))
        shell.add_statement()
        shell.add_script("param($a) '\U0001f600 $a' * 100\n")  # psrpcore leaves a carriage return in ToString bare, which no parser keeps
        shell.start()
        running = psrpcore.ServerPipeline(server, shell.pipeline_id)
        self.pump()
        running.start()
        for item in ("input", PSSecureString("secret"), custom(a=1), b"\x01\x02"):
            shell.send(item)
        shell.send_eof()
        self.pump()
        for item in NASTY:
            running.write_output(item)
        running.write_output(PSSecureString("P\u00e4ss \U0001f600"))
        running.write_output(PSCredential("user", PSSecureString("password")))
        running.write_debug("debug")
        running.write_verbose("verbose \u65e5")
        running.write_warning("warning")
        running.write_progress("activity", 1, "status", current_operation="op", percent_complete=5)
        running.write_information("information", "source",
                                  time_generated=PSDateTime(2026, 1, 2, tzinfo=datetime.timezone.utc), tags=["t"],
                                  user="u", computer="c", process_id=4294967295, native_thread_id=1, managed_thread_id=2)
        running.write_error(NETException(Message="boom"), category_info=ErrorCategoryInfo(Category=ErrorCategory.WriteError),
                            target_object="t", fully_qualified_error_id="Id", script_stack_trace="at line 1")
        self.pump()
        ci = running.host_call(HostMethodIdentifier.Prompt, ["caption", "message", []])
        self.pump()
        shell.host_response(ci, return_value={"field": "answer"})
        self.pump()
        ci = running.host_call(HostMethodIdentifier.ReadLine)
        self.pump()
        shell.host_response(ci, error_record=ErrorRecord(Exception=NETException(Message="no"), CategoryInfo=ErrorCategoryInfo()))
        self.pump()
        running.complete()
        self.pump()

    def metadata(self):
        ask = psrpcore.ClientGetCommandMetadata(self.client, ["Get-*", "a"], command_type=CommandTypes.Cmdlet)
        ask.start()
        running = psrpcore.ServerPipeline(self.server, ask.pipeline_id)
        self.pump()
        running.start()
        running.complete()
        self.pump()


def connect(amount, record):
    first = Session(amount, record)
    first.client.open()
    first.pump()
    first.client.begin_disconnect()
    first.client.disconnect()
    first.server.begin_disconnect()
    first.server.disconnect()
    first.client.connect()
    first.pump()


def main():
    lines = []
    crypto = psrpcore.PSRemotingCrypto()
    crypto.register_key(bytes(range(32)))
    values = list(primitives()) + list(objects()) + [generated(seed) for seed in range(400)]
    for number, value in enumerate(values):
        data = ElementTree.tostring(serialize(value, crypto), encoding="utf-8", method="xml")
        lines.append(("clixml", "%d-%s" % (number, type(value).__name__), data))
    lines.append(("clixml", "secure", ElementTree.tostring(serialize(PSSecureString("secret"), crypto), encoding="utf-8")))
    private, public = create_keypair()
    lines.append(("key", "public", public))
    with open(sys.argv[1] + ".pem", "wb") as out:
        out.write(private.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
                                        serialization.NoEncryption()))
    for amount in (100000, 5000, 300, 62):
        record = []
        Session(amount, record).run()
        connect(amount, record)
        # Of both parties the objects are numbered from 1, and a new session begins anew.
        for number, (party, octets) in enumerate(record):
            lines.append(("fragments", "%d-%s-%d" % (amount, party, number), octets))
    with open(sys.argv[1], "w") as out:
        for kind, name, octets in lines:
            out.write("%s\t%s\t%s\n" % (kind, name, base64.b64encode(octets).decode()))
    print("psrpcore wrote %d values and %d pieces of sessions" % (
        sum(k == "clixml" for k, _, _ in lines), sum(k == "fragments" for k, _, _ in lines)))


if __name__ == "__main__":
    main()
