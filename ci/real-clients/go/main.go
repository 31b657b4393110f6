// Commands and encoded PowerShell, as masterzen/winrm runs them, over HTTPS with Basic.
package main

import (
	"bytes"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/masterzen/winrm"
)

const (
	nonASCII = "Zażółć gęślą jaźń · 日本語 · 😀"
	megabyte = 1 << 20
)

func expect(what string, held bool) {
	if !held {
		fmt.Fprintln(os.Stderr, "winrm (Go): expected "+what)
		os.Exit(1)
	}
}

func run(client *winrm.Client, command string, input string) (string, string, int) {
	var out, err bytes.Buffer
	var code int
	var failure error
	if input == "" {
		code, failure = client.Run(command, &out, &err)
	} else {
		code, failure = client.RunWithInput(command, &out, &err, strings.NewReader(input))
	}
	expect(fmt.Sprintf("an answer to %q, but %v", command, failure), failure == nil)
	return out.String(), err.String(), code
}

func main() {
	port, err := strconv.Atoi(os.Getenv("WSMAN_PORT"))
	expect("a port", err == nil)
	// The certificate is made at each start of the endpoint, by nobody that is known.
	endpoint := winrm.NewEndpoint(os.Getenv("WSMAN_HOST"), port, true, true, nil, nil, nil, 30*time.Second)
	client, err := winrm.NewClientWithParameters(
		endpoint, os.Getenv("WSMAN_USER"), os.Getenv("WSMAN_PASSWORD"),
		winrm.NewParameters("PT10S", "en-US", 153600))
	expect(fmt.Sprintf("a client, but %v", err), err == nil)

	out, errors, code := run(client, "echo hello", "")
	expect(fmt.Sprintf("the text of echo, but %q", out), out == "hello\r\n" && errors == "" && code == 0)
	_, errors, code = run(client, "no-such-command", "")
	expect(fmt.Sprintf("a word on stderr, but %q", errors), strings.Contains(errors, "no-such-command") && code == 1)
	_, _, code = run(client, "exit 7", "")
	expect("exit code 7", code == 7)
	out, _, _ = run(client, "echo "+nonASCII, "")
	expect(fmt.Sprintf("non-ASCII text back, but %q", out), out == nonASCII+"\r\n")

	var lines strings.Builder
	for n := 0; lines.Len() < megabyte; n++ {
		fmt.Fprintf(&lines, "%07d %s\r\n", n, strings.Repeat("x", 55))
	}
	out, _, code = run(client, `findstr "^"`, lines.String())
	expect(fmt.Sprintf("1 MB back, but %d octets", len(out)), out == lines.String() && code == 0)

	out, _, code = run(client, winrm.Powershell("Write-Output 'hello'; 6 * 7"), "")
	expect(fmt.Sprintf("two lines, but %q", out), out == "hello\r\n42\r\n" && code == 0)
	_, _, code = run(client, winrm.Powershell("exit 5"), "")
	expect("exit code 5", code == 5)
	_, errors, _ = run(client, winrm.Powershell("Write-Error 'it broke'"), "")
	expect(fmt.Sprintf("the error, but %q", errors), strings.Contains(errors, "it broke"))
	fmt.Println("winrm (Go): commands and PowerShell passed")
}
