package org.wsmanspec.mock.powershell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wsmanspec.mock.cim.SampleRepository;
import org.wsmanspec.mock.shell.cmd.ScriptRunner;

/** What scripts do, as powershell.exe shows it. */
class LanguageTests {

  private static final PowerShellEngine ENGINE =
      new PowerShellEngine(SampleRepository.create(entry -> {}));

  /** What a script wrote: lines, records with their stream in front, and its exit code. */
  static List<String> run(String script) throws InterruptedException {
    return run(ENGINE, script);
  }

  static List<String> run(PowerShellEngine engine, String script) throws InterruptedException {
    List<String> said = new ArrayList<>();
    int code =
        engine
            .scripts()
            .run(
                script,
                "operator",
                new ScriptRunner.Output() {
                  @Override
                  public void line(String text) {
                    said.add(text);
                  }

                  @Override
                  public void record(String stream, String text) {
                    said.add(stream + ": " + text.lines().findFirst().orElse(""));
                  }
                });
    if (code != 0) {
      said.add("exit " + code);
    }
    return said;
  }

  private static Arguments says(String script, String... lines) {
    return Arguments.of(script, List.of(lines));
  }

  static Stream<Arguments> scripts() {
    return Stream.of(
        // literals
        says("1..3", "1", "2", "3"),
        says("3..1", "3", "2", "1"),
        says("1, 2, 'three'", "1", "2", "three"),
        says("@(1; 2).Count", "2"),
        says("@().Count", "0"),
        says("0x1F; 1kb; 2MB; 1e3; 1.50; 7L", "31", "1024", "2097152", "1000", "1.5", "7"),
        says("'it''s'; \"a`tb\"; \"say \"\"hi\"\"\"", "it's", "a\tb", "say \"hi\""),
        says("$n = 'x'; \"$n $($n * 3) ${n}y $n.Length `$n\"", "x xxx xy x.Length $n"),
        says("$h = @{a = 1; 'b c' = 2}; \"$($h.a) $($h['b c']) $($h.Count)\"", "1 2 2"),
        says("@\"\nline $(1 + 1)\nend\n\"@", "line 2", "end"),
        says("@'\nline $(1 + 1)\n'@", "line $(1 + 1)"),
        says("$true; $false; $null; \"<$null>\"", "True", "False", "<>"),
        // operators
        says(
            "1 + 2 * 3; (1 + 2) * 3; 7 / 2; 6 / 2; 7 % 3; -5 + 2", "7", "9", "3.5", "3", "1", "-3"),
        says("2147483647 + 1; 9223372036854775807 + 1", "2147483648", "9.22337203685478E+18"),
        says("'a' + 1; 1 + '2'; 'ab' * 2; (1, 2 + 3).Count", "a1", "3", "abab", "3"),
        says("1 -eq 1.0; 'A' -eq 'a'; 'A' -ceq 'a'; 3 -gt 2", "True", "True", "False", "True"),
        says("1, 5, 3 -gt 2", "5", "3"),
        says("'abc' -like 'A*'; 'abc' -match 'b(.)'; $Matches[1]", "True", "True", "c"),
        says("1, 2 -contains 2; 3 -in 1, 2; 'x' -notin 'y'", "True", "False", "True"),
        says(
            "'a-b' -split '-'; 'a', 'b' -join '+'; 'aXb' -replace 'x', '_'",
            "a",
            "b",
            "a+b",
            "a_b"),
        says("'{0:N2}|{1,4}|{2:X4}' -f 1234.5, 'r', 255", "1,234.50|   r|00FF"),
        says(
            "$true -and $false; $true -or $false; -not $true; !$false",
            "False",
            "True",
            "False",
            "True"),
        says("5 -band 3; 5 -bor 2; 5 -bxor 1; 1 -shl 4", "1", "7", "4", "16"),
        says(
            "[int]'42' + 1; [string]5 + '0'; [bool]0; [int]2.5; [char]65",
            "43",
            "50",
            "False",
            "2",
            "A"),
        says("5 -is [int]; 'x' -is [string]; ('5' -as [int]) + 1", "True", "True", "6"),
        // statements
        says("$i = 0; while ($i -lt 3) { $i++; if ($i -eq 2) { continue }; $i }", "1", "3"),
        says("for ($i = 0; $i -lt 2; $i++) { $i }", "0", "1"),
        says("foreach ($x in 1..5) { if ($x -gt 3) { break }; $x }", "1", "2", "3"),
        says("do { $j++ } until ($j -ge 3); $j", "3"),
        says("if ($false) { 1 } elseif (1) { 2 } else { 3 }", "2"),
        says("switch ('b') { a { 1 } 'b' { 2 } default { 3 } }", "2"),
        says("$a, $b = 1, 2, 3; \"$a|$b\"; $x += 5; $x", "1|2 3", "5"),
        says(
            "function Twice($n, $by = 2) { $n * $by }; Twice 4; Twice 4 -by 3; Twice -n 1",
            "8",
            "12",
            "2"),
        says("filter Add { $_ + 1 }; 1..2 | ForEach-Object { $_ }", "1", "2"),
        says(
            "function P { param([Parameter(ValueFromPipeline=$true)]$v) process { $v * 2 } }; 1..2 | P",
            "2",
            "4"),
        says("function R { return 5; 6 }; R", "5"),
        says("& { param($a) \"got $a $args\" } 1 2", "got 1 2"),
        says("$s = { $_ * 2 }; 1..2 | ForEach-Object $s", "2", "4"),
        says("try { throw 'x' } catch { \"caught $_\" } finally { 'last' }", "caught x", "last"),
        says(
            "try { 1 / 0 } catch [System.DivideByZeroException] { 'no' } catch { $_.Exception.Message }",
            "Attempted to divide by zero."),
        says("1 / 0; 'on'", "Error: Attempted to divide by zero.", "on"),
        says("exit 7", "exit 7"),
        says("throw 'x'; 'never'", "Error: x", "exit 1"),
        says(
            "'a'; $ErrorActionPreference = 'Stop'; Write-Error e; 'b'",
            "a",
            "Error: Write-Error : e",
            "exit 1"),
        says(
            "Get-Nothing -ErrorAction SilentlyContinue; 'on'",
            "Error: Get-Nothing : The term 'Get-Nothing' is not recognized as the name of a cmdlet, function, script file, or operable program. Check the spelling of the name, or if a path was included, verify that the path is correct and try again.",
            "on"),
        says("$ErrorActionPreference = 'SilentlyContinue'; Get-Nothing; $?; $?", "False", "True"),
        says("Write-Error e 2> $null; $?; $Error.Count", "False", "1"),
        says("Write-Error e 2> $null; Write-Warning w 3>&1; 'x' > $null", "w"),
        says("# comment\n<# more #> 1 | # end\n ForEach-Object { $_ + `\n 1 }", "2"),
        // commands
        says("1..10 | Where-Object { $_ % 2 } | Select-Object -First 2", "1", "3"),
        says("1..1000000000 | Select-Object -First 1", "1"),
        says("3, 1, 2 | Sort-Object -Descending", "3", "2", "1"),
        says("(1..4 | Measure-Object -Sum -Average).Sum", "10"),
        says("echo a b; Write-Output (1, 2)", "a", "b", "1", "2"),
        says("Write-Host hi -NoNewline; Write-Host there", "hithere"),
        says("$VerbosePreference = 'Continue'; Write-Verbose v; Write-Debug d", "verbose: v"),
        says("Write-Verbose v -Verbose", "verbose: v"),
        says("(Get-Date '2026-01-31 12:30:00').ToString('yyyy-MM-dd HH:mm')", "2026-01-31 12:30"),
        says(
            "Set-Variable -Name q -Value 5; (Get-Variable q).Value; Get-Variable q -ValueOnly",
            "5",
            "5"),
        says("(Get-Command Get-Cim*).Name", "Get-CimClass", "Get-CimInstance"),
        says("$p = @{ Name = 'z'; Value = 3 }; Set-Variable @p; $z", "3"),
        says("Invoke-Expression '1 + 1'; iex \"'x'\"", "2", "x"),
        says("1..3 | Out-Null; 1..2 | % { $_ } | Out-String -Stream", "1", "2"),
        says("[PSCustomObject]@{a = 1; b = 'x'} | Select-Object -ExpandProperty b", "x"),
        says("[PSCustomObject]@{a = 1; b = 'x'}", "", "a b", "- -", "1 x", ""),
        says(
            "'a,b'.Split(',').Count; 'abc'.Substring(1).ToUpper(); 'x'.PadLeft(3)",
            "2",
            "BC",
            "  x"),
        says(
            "[Math]::Max(3, 7); [string]::Join('-', @(1, 2)); [Convert]::ToBase64String([byte[]](1, 2))",
            "7",
            "1-2",
            "AQI="),
        says(
            "[System.IO.File]::WriteAllText('C:\\t.txt', 'body'); Get-Content C:\\t.txt; Test-Path C:\\t.txt; Remove-Item C:\\t.txt; Test-Path C:\\t.txt",
            "body",
            "True",
            "False"),
        says("$env:foo = 'bar'; $env:FOO; \"<$env:foo>\"", "bar", "<bar>"),
        says(
            "Set-Strange 1",
            "Error: Set-Strange : The term 'Set-Strange' is not recognized as the name of a cmdlet, function, script file, or operable program. Check the spelling of the name, or if a path was included, verify that the path is correct and try again.",
            "exit 1"),
        says(
            "Read-Host; 'on'",
            "Error: Read-Host : Windows PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.",
            "on"),
        says(
            "Select-Object -Nonsense 1; 'on'",
            "Error: Select-Object : A parameter cannot be found that matches parameter name 'Nonsense'.",
            "on"));
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void scriptsSayWhatPowerShellSays(String script, List<String> said) throws InterruptedException {
    assertEquals(said, run(script));
  }

  @Test
  void theRepositoryCanBeAsked() throws InterruptedException {
    assertEquals(
        List.of("Reference System"), run("(Get-CimInstance Win32_OperatingSystem).Caption"));
    assertEquals(
        List.of("4"),
        run("Get-CimInstance -ClassName Win32_Process -Filter 'ProcessId = 4' | % ProcessId"));
    assertEquals(
        List.of("4"),
        run(
            "(Get-CimInstance -Query 'SELECT ProcessId FROM Win32_Process WHERE ProcessId = 4').ProcessId"));
    assertTrue(run("Get-CimInstance No_Such").get(0).startsWith("Error: Get-CimInstance : "));
    assertEquals(
        List.of("0"),
        run(
            "(Invoke-CimMethod -ClassName Win32_Process -MethodName Create -Arguments @{"
                + " CommandLine = 'x.exe' }).ReturnValue"));
  }

  @Test
  void commandsOfOnesOwnAreRun() throws InterruptedException {
    PowerShellEngine engine =
        ENGINE.with(
            "Get-Double",
            Cmdlet.each(
                List.of(Cmdlet.Parameter.at(0, "InputObject", "System.Int32")),
                (call, value) -> call.write(PsValues.asNumber(value).orElse(0).intValue() * 2)));
    assertEquals(List.of("2", "4", "14"), run(engine, "1..2 | get-double; Get-Double 7"));
  }

  @Test
  void whatCostsTooMuchIsAnError() throws InterruptedException {
    assertEquals("exit 1", last(run("'x' * 2000000000")));
    assertEquals("exit 1", last(run("function f { f }; f")));
    assertEquals("exit 1", last(run("(".repeat(10_000))));
    assertEquals("exit 1", last(run("$a = 'x' * 10000000; $a + $a + $a + $a")));
    assertEquals("exit 1", last(run("New-Object byte[] 2000000000")));
  }

  private static String last(List<String> said) {
    return said.isEmpty() ? "" : said.get(said.size() - 1);
  }
}
