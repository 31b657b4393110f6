"""pywinrm against the reference endpoint: commands and encoded PowerShell, over HTTPS with Basic.

Takes host, port, user and password from WSMAN_HOST, WSMAN_PORT, WSMAN_USER and WSMAN_PASSWORD.
"""

import os
import warnings

import winrm

NON_ASCII = "Zażółć gęślą jaźń · 日本語 · 😀"
MEGABYTE = 1 << 20


def expect(what, held):
    if not held:
        raise SystemExit("pywinrm: expected " + what)


def opened():
    address = "https://%s:%s/wsman" % (os.environ["WSMAN_HOST"], os.environ["WSMAN_PORT"])
    # The certificate is made at each start of the endpoint, by nobody that is known.
    return winrm.Session(
        address,
        auth=(os.environ["WSMAN_USER"], os.environ["WSMAN_PASSWORD"]),
        transport="basic",
        server_cert_validation="ignore",
        operation_timeout_sec=10,
        read_timeout_sec=20,
    )


def commands(session):
    said = session.run_cmd("echo", ["hello", "there"])
    expect("the text of echo, but %r" % said, said.std_out == b"hello there\r\n")
    expect("exit code 0", said.status_code == 0 and said.std_err == b"")

    unknown = session.run_cmd("no-such-command")
    expect("a word on stderr", b"no-such-command" in unknown.std_err)
    expect("exit code 1", unknown.status_code == 1)
    expect("exit code 7", session.run_cmd("exit", ["7"]).status_code == 7)

    protocol = session.protocol
    shell = protocol.open_shell(codepage=65001, env_vars={"GREETING": NON_ASCII})
    try:
        command = protocol.run_command(shell, "echo", ["%GREETING%"])
        out, _, code = protocol.get_command_output(shell, command)
        protocol.cleanup_command(shell, command)
        expect("non-ASCII text back, but %r" % out, out.decode("utf-8") == NON_ASCII + "\r\n")
        expect("exit code 0 after it", code == 0)

        lines = b"".join(b"%07d %s\r\n" % (n, b"x" * 55) for n in range(MEGABYTE // 65 + 1))
        command = protocol.run_command(shell, "findstr", ['"^"'], console_mode_stdin=False)
        out = b""
        step = 64 * 1024
        done = False
        for begin in range(0, len(lines), step):
            last = begin + step >= len(lines)
            protocol.send_command_input(shell, command, lines[begin : begin + step], end=last)
        while not done:
            more, _, code, done = protocol.get_command_output_raw(shell, command)
            out += more
        protocol.cleanup_command(shell, command)
        expect("1 MB back, but %d octets" % len(out), out == lines and code == 0)
    finally:
        protocol.close_shell(shell)
    print("pywinrm: commands passed")


def scripts(session):
    said = session.run_ps("Write-Output 'hello'; 6 * 7")
    expect("two lines, but %r" % said, said.std_out == b"hello\r\n42\r\n")
    expect("exit code 0", said.status_code == 0)
    expect("exit code 5", session.run_ps("exit 5").status_code == 5)

    failed = session.run_ps("Write-Error 'it broke'; 'on'")
    expect("what came after the error", failed.std_out == b"on\r\n")
    expect("the error as text, but %r" % failed.std_err, b"it broke" in failed.std_err)
    expect("no markup around it", b"CLIXML" not in failed.std_err)

    thrown = session.run_ps("throw 'over'")
    expect("exit code 1 of what was thrown", thrown.status_code == 1 and b"over" in thrown.std_err)

    large = session.run_ps("'x' * %d" % MEGABYTE)
    expect("1 MB, but %d octets" % len(large.std_out), large.std_out.strip() == b"x" * MEGABYTE)
    print("pywinrm: PowerShell passed")


if __name__ == "__main__":
    # Of the library's own making: an unverified certificate.
    warnings.simplefilter("ignore")
    session = opened()
    commands(session)
    scripts(session)
