package org.wsmanspec.ci;

import io.cloudsoft.winrm4j.winrm.WinRmTool;
import io.cloudsoft.winrm4j.winrm.WinRmToolResponse;

/**
 * Commands and encoded PowerShell, as winrm4j runs them, over HTTPS with Basic.
 *
 * <p>Its own switch for unknown certificates does not reach all of its parts, so the endpoint's has
 * to be trusted. It cannot send input, and asks for code page 437, so what it shows of text outside of ASCII is
 * what that has.
 */
public final class Winrm4jClient {

  private static final int MEGABYTE = 1 << 20;

  private Winrm4jClient() {}

  public static void main(String[] args) {
    WinRmTool tool =
        WinRmTool.Builder.builder(
                System.getenv("WSMAN_HOST"),
                System.getenv("WSMAN_USER"),
                System.getenv("WSMAN_PASSWORD"))
            .authenticationScheme("Basic")
            .port(Integer.parseInt(System.getenv("WSMAN_PORT")))
            .useHttps(true)
            .build();
    tool.setOperationTimeout(10_000L);

    WinRmToolResponse said = tool.executeCommand("echo hello");
    expect("the text of echo, but " + said.getStdOut(), "hello\r\n".equals(said.getStdOut()));
    expect("exit code 0", said.getStatusCode() == 0 && said.getStdErr().isEmpty());

    WinRmToolResponse unknown = tool.executeCommand("no-such-command");
    expect("a word on stderr", unknown.getStdErr().contains("no-such-command"));
    expect("exit code 1", unknown.getStatusCode() == 1);
    expect("exit code 7", tool.executeCommand("exit 7").getStatusCode() == 7);

    WinRmToolResponse letters = tool.executeCommand("echo \u00e4\u00f6\u00fc\u00df");
    expect("letters back, but " + letters.getStdOut(), letters.getStatusCode() == 0);

    WinRmToolResponse script = tool.executePs("Write-Output 'hello'; 6 * 7");
    expect(
        "two lines, but " + script.getStdOut(), "hello\r\n42\r\n".equals(script.getStdOut()));
    expect("exit code 5", tool.executePs("exit 5").getStatusCode() == 5);
    WinRmToolResponse failed = tool.executePs("Write-Error 'it broke'; 'on'");
    expect("the error, but " + failed.getStdErr(), failed.getStdErr().contains("it broke"));
    expect("what came after the error", failed.getStdOut().startsWith("on"));

    String large = tool.executePs("'x' * " + MEGABYTE).getStdOut().strip();
    expect("1 MB, but " + large.length(), large.equals("x".repeat(MEGABYTE)));
    System.out.println("winrm4j: commands and PowerShell passed");
  }

  private static void expect(String what, boolean held) {
    if (!held) {
      throw new IllegalStateException("expected " + what);
    }
  }
}
