"""pypsrp against the reference endpoint: WinRS and PowerShell, over HTTPS with Basic.

Takes host, port, user and password from WSMAN_HOST, WSMAN_PORT, WSMAN_USER and WSMAN_PASSWORD.
"""

import os
import warnings

from pypsrp.complex_objects import ObjectMeta, PSInvocationState
from pypsrp.powershell import PowerShell, RunspacePool
from pypsrp.shell import Process, SignalCode, WinRS
from pypsrp.wsman import WSMan

NON_ASCII = "Zażółć gęślą jaźń · 日本語 · 😀"
MEGABYTE = 1 << 20


def expect(what, held):
    if not held:
        raise SystemExit("pypsrp: expected " + what)


def connection():
    # The certificate is made at each start of the endpoint, by nobody that is known.
    return WSMan(
        os.environ["WSMAN_HOST"],
        port=int(os.environ["WSMAN_PORT"]),
        username=os.environ["WSMAN_USER"],
        password=os.environ["WSMAN_PASSWORD"],
        ssl=True,
        cert_validation=False,
        auth="basic",
        operation_timeout=5,
    )


def command(shell, executable, arguments=None):
    process = Process(shell, executable, arguments)
    process.invoke()
    process.signal(SignalCode.TERMINATE)
    return process


def winrs(wsman):
    with WinRS(wsman, codepage=65001, environment={"GREETING": NON_ASCII}) as shell:
        said = command(shell, "echo", ["hello"])
        expect("the text of echo, but " + repr(said.stdout), said.stdout == b"hello\r\n")
        expect("exit code 0", said.rc == 0 and said.stderr == b"")

        unknown = command(shell, "no-such-command")
        expect("a word on stderr", b"no-such-command" in unknown.stderr and unknown.stdout == b"")
        expect("exit code 1, but %s" % unknown.rc, unknown.rc == 1)

        expect("exit code 7", command(shell, "exit", ["7"]).rc == 7)

        said = command(shell, "echo", [NON_ASCII])
        expect("non-ASCII text back", said.stdout.decode("utf-8") == NON_ASCII + "\r\n")
        said = command(shell, "echo", ["%GREETING%"])
        expect("the environment's text", said.stdout.decode("utf-8") == NON_ASCII + "\r\n")

        lines = b"".join(b"%07d %s\r\n" % (n, b"x" * 55) for n in range(MEGABYTE // 65 + 1))
        process = Process(shell, "findstr", ['"^"'])
        process.begin_invoke()
        step = 64 * 1024
        for begin in range(0, len(lines), step):
            process.send(lines[begin : begin + step], end=begin + step >= len(lines))
            # As much as is there already, lest both sides wait for each other.
            process.poll_invoke(timeout=1)
        process.end_invoke()
        process.signal(SignalCode.TERMINATE)
        expect("1 MB back, but %d octets" % len(process.stdout), process.stdout == lines)
        expect("exit code 0 after 1 MB", process.rc == 0)
    print("pypsrp: WinRS passed")


def run(pool, script, **kwargs):
    shell = PowerShell(pool)
    shell.add_script(script)
    shell.invoke(**kwargs)
    return shell


def powershell(wsman):
    with RunspacePool(wsman) as pool:
        said = run(pool, "Write-Output 'hello'; 6 * 7")
        expect("two objects, but %r" % said.output, said.output == ["hello", 42])
        expect("no errors", not said.had_errors and not said.streams.error)

        failed = run(pool, "Write-Error 'it broke'; Write-Warning 'careful'; Write-Verbose 'v' -Verbose; 'on'")
        expect("what came after the error", failed.output == ["on"])
        expect("an error", "it broke" in str(failed.streams.error[0]))
        expect("a warning", "careful" in str(failed.streams.warning[0].message))
        expect("a verbose record", "v" in str(failed.streams.verbose[0].message))

        thrown = run_failing(pool, "throw 'over'")
        expect("a failed pipeline", thrown)

        said = run(pool, "Write-Output '%s'" % NON_ASCII)
        expect("non-ASCII text back", said.output == [NON_ASCII])

        shell = PowerShell(pool)
        shell.add_cmdlet("Get-CimInstance").add_parameter("ClassName", "Win32_LogicalDisk")
        disks = shell.invoke()
        expect("disks", any(d.adapted_properties.get("DeviceID") == "C:" for d in disks))

        # The client sends its input before it asks for output, so all of it has to be taken.
        text = "\u017c" * (MEGABYTE // 2)
        shell = PowerShell(pool)
        shell.add_cmdlet("Write-Output")
        output = shell.invoke(input=iter_of([text, "end"]))
        expect("1 MB back, but %d characters" % sum(map(len, output)), output == [text, "end"])

        shell = PowerShell(pool)
        shell.add_cmdlet("Write-Output").add_parameter("InputObject", text)
        expect("1 MB as a parameter", shell.invoke() == [text])

        pool.exchange_keys()
        secret = pool.serialize("hush " + NON_ASCII, ObjectMeta("SS"))
        shell = PowerShell(pool)
        shell.add_cmdlet("Write-Output").add_parameter("InputObject", secret)
        expect("a secure string that only the key opens", shell.invoke() == ["hush " + NON_ASCII])

        expect("runspaces at hand", pool.get_available_runspaces() >= 1)
    print("pypsrp: PowerShell passed")


def iter_of(items):
    yield from items


def run_failing(pool, script):
    shell = PowerShell(pool)
    shell.add_script(script)
    shell.invoke()
    return shell.state == PSInvocationState.FAILED and shell.had_errors


def disconnected(wsman):
    pool = RunspacePool(wsman)
    pool.open()
    shell = PowerShell(pool)
    shell.add_script("Start-Sleep -Milliseconds 200; 'after all'")
    shell.begin_invoke()
    pool.disconnect()
    pool.connect()
    expect("output after a reconnect", shell.connect() == ["after all"])

    pool.disconnect()
    others = RunspacePool.get_runspace_pools(wsman)
    found = [p for p in others if p.id == pool.id]
    expect("the disconnected pool among the others", len(found) == 1)
    found[0].connect()
    said = run(found[0], "1 + 1")
    expect("a pool that another client opened", said.output == [2])
    found[0].close()
    print("pypsrp: disconnect, reconnect and connect passed")


if __name__ == "__main__":
    # Of the library's own making: an unverified certificate, and names that change.
    warnings.simplefilter("ignore")
    with connection() as session:
        winrs(session)
        powershell(session)
        disconnected(session)
