package org.wsmanspec.suite.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that are broken, cut or mean no good: exit code 3, a reason, and no stack trace. */
@Timeout(120)
final class BadInputTests {

  @TempDir private Path folder;

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private void write(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve(name), bytes);
  }

  /** Octets that are no text, the same each time. */
  private static byte[] noise(int size) {
    byte[] bytes = new byte[size];
    new Random(4711).nextBytes(bytes);
    return bytes;
  }

  @Test
  void scenarioFiles() throws IOException {
    write("broken.yaml", "scenario: Broken\nsteps:\n  - get: { resource: instance\n");
    write(
        "misspelled.yaml",
        "scenario: Misspelled\ncovers: [DSP0226-identify-02]\nsteps:\n  - identfy: {}\n");
    write(
        "unknown.yaml",
        "scenario: Unknown\ncovers: [DSP0226-nothing-99]\nsteps:\n  - identify: {}\n");
    write("empty.yaml", "");
    write("list.yaml", "- 1\n- 2\n");
    write("binary.yaml", noise(500));
    write("nul.yaml", "scenario: a\0b\n");
    write("deep.yaml", "scenario: " + "[".repeat(20_000));
    write("aliases.yaml", aliases());
    Files.createDirectory(folder.resolve("nothing"));
    Transcript transcript = new Transcript(folder);
    for (String name :
        new String[] {
          "broken.yaml",
          "misspelled.yaml",
          "unknown.yaml",
          "empty.yaml",
          "list.yaml",
          "binary.yaml",
          "nul.yaml",
          "deep.yaml",
          "aliases.yaml"
        }) {
      CommandRun run = transcript.run("run", "DIR/" + name, "--out", "DIR/out");
      assertEquals(3, run.code(), run::said);
    }
    for (String name : new String[] {"nothing", "missing.yaml"}) {
      assertEquals(2, transcript.run("run", "DIR/" + name, "--out", "DIR/out").code());
    }
    transcript.assertGolden("bad-scenarios.txt");
    assertTrue(Files.notExists(folder.resolve("out")), "nothing was to be driven");
  }

  private static String aliases() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String before = "*a" + (i - 1);
      bomb.append(
          "a"
              + i
              + ": &a"
              + i
              + " ["
              + String.join(", ", java.util.Collections.nCopies(9, before))
              + "]\n");
    }
    return bomb.toString();
  }

  @Test
  void targetFiles() throws IOException {
    write("broken.yaml", "target: Lab\naddress: [\n");
    write("misspelled.yaml", "target: Lab\nadress: http://127.0.0.1:1/wsman\n");
    write("address.yaml", "target: Lab\naddress: 'http://a b/'\n");
    write("scheme.yaml", "target: Lab\naddress: ftp://example.org/\n");
    write("credentials.yaml", "target: Lab\naddress: http://user:pw@example.org/\n");
    write(
        "password.yaml",
        """
        target: Lab
        address: http://127.0.0.1:1/wsman
        credentials: { scheme: basic, user: u, passwordFile: missing.txt }
        """);
    write(
        "limits.yaml",
        "target: Lab\naddress: http://127.0.0.1:1/wsman\nlimits: { responseSeconds: -1 }\n");
    write(
        "trust.yaml",
        """
        target: Lab
        address: https://127.0.0.1:1/wsman
        tls: { trust: file, trustFile: missing.pem }
        """);
    write("empty.yaml", "");
    write("binary.yaml", noise(500));
    Transcript transcript = new Transcript(folder);
    for (String name :
        new String[] {
          "broken",
          "misspelled",
          "address",
          "scheme",
          "credentials",
          "password",
          "limits",
          "trust",
          "empty",
          "binary",
          "missing"
        }) {
      CommandRun run =
          transcript.run(
              "run", "--target", "DIR/" + name + ".yaml", "--out", "DIR/out", "get-instance");
      assertEquals(3, run.code(), run::said);
    }
    assertEquals(3, transcript.run("run", "--target", "DIR", "get-instance").code());
    transcript.assertGolden("bad-targets.txt");
  }

  /** Captures of which none can be read. */
  private Map<String, byte[]> captures() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    files.put("aliases.yaml", ("messages:\n" + aliases()).getBytes(StandardCharsets.UTF_8));
    files.put("cut.har", "{\"log\":{\"entries\":[{\"request\":".getBytes(StandardCharsets.UTF_8));
    files.put("deep.har", "{\"log\":".repeat(50_000).getBytes(StandardCharsets.UTF_8));
    files.put("deep.xml", "<a>".repeat(50_000).getBytes(StandardCharsets.UTF_8));
    files.put("empty.jsonl", new byte[0]);
    files.put("external.xml", xml("<!ENTITY a SYSTEM 'file:///etc/hostname'>"));
    files.put(
        "header-only.jsonl",
        "{\"record\":\"header\",\"format\":\"wsmanspec-evidence\",\"vers"
            .getBytes(StandardCharsets.UTF_8));
    files.put("laughs.xml", xml("<!ENTITY b 'ha'><!ENTITY a '&b;&b;&b;&b;&b;&b;&b;'>"));
    files.put("noise.jsonl", noise(300));
    files.put(
        "odd.har",
        "{\"log\":{\"entries\":[1,null,{\"request\":5}]}}".getBytes(StandardCharsets.UTF_8));
    files.put("words.txt", "Not a recording.\n".getBytes(StandardCharsets.UTF_8));
    return files;
  }

  private static byte[] xml(String entities) {
    return ("<!DOCTYPE e ["
            + entities
            + "]><s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Body>&a;"
            + "</s:Body></s:Envelope>")
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void captureFiles() throws IOException {
    Transcript transcript = new Transcript(folder);
    for (Map.Entry<String, byte[]> each : captures().entrySet()) {
      write(each.getKey(), each.getValue());
      CommandRun run =
          transcript.run("judge", "--no-allure", "--out", "DIR/out", "DIR/" + each.getKey());
      assertEquals(3, run.code(), run::said);
    }
    transcript.run("judge", "--no-allure", "--out", "DIR/out", "DIR/missing.har");
    transcript.assertGolden("bad-captures.txt");
  }

  @Test
  void aFolderIsJudgedByWhatCanBeRead() throws IOException {
    Path mixed = Files.createDirectory(folder.resolve("mixed"));
    for (Map.Entry<String, byte[]> each : captures().entrySet()) {
      Files.write(mixed.resolve(each.getKey()), each.getValue());
    }
    byte[] evidence = evidence();
    Files.write(mixed.resolve("good.jsonl"), evidence);
    CommandRun run =
        CommandRun.of(
            "judge", "--no-allure", "--out", folder.resolve("out").toString(), mixed.toString());
    run.assertNoStackTrace();
    assertEquals(0, run.code(), run::said);
    for (String name : captures().keySet()) {
      assertTrue(run.err().contains("passed over " + mixed.resolve(name)), run::said);
    }
    org.wsmanspec.report.RunReport report =
        org.wsmanspec.report.json.RunReportJson.read(folder.resolve("out/run.json"));
    // Files that are passed over for the same reason share a note.
    int noted =
        report.notes().stream()
            .mapToInt(
                n -> {
                  Matcher files = Pattern.compile("passed over (\\d+) files, .*").matcher(n);
                  return files.matches() ? Integer.parseInt(files.group(1)) : 1;
                })
            .sum();
    assertEquals(captures().size(), noted, () -> report.notes().toString());
    assertEquals(1, report.exchanges());
  }

  @Test
  void evidenceThatWasCutIsJudgedUpToTheCut() throws IOException {
    byte[] evidence = evidence();
    write("cut.jsonl", Arrays.copyOf(evidence, evidence.length - 10));
    String text = new String(evidence, StandardCharsets.UTF_8);
    write("garbled.jsonl", text.replace("{\"record\":\"exchange\"", "{\"record\"\"exchange\""));
    write("garbage-last.jsonl", text + "{\"rec\0");
    Transcript transcript = new Transcript(folder);
    assertEquals(
        0, transcript.run("judge", "--no-allure", "--out", "DIR/out", "DIR/cut.jsonl").code());
    CommandRun last =
        transcript.run("judge", "--no-allure", "--out", "DIR/out", "DIR/garbage-last.jsonl");
    assertEquals(0, last.code(), last::said);
    assertTrue(last.err().contains("the last line was cut or garbled"), last::said);
    CommandRun garbled =
        transcript.run("judge", "--no-allure", "--out", "DIR/out", "DIR/garbled.jsonl");
    assertEquals(3, garbled.code(), garbled::said);
    assertTrue(garbled.err().contains("garbled.jsonl:2"), garbled::said);
  }

  private byte[] evidence() throws IOException {
    Path out = folder.resolve("live");
    try (HostileServer server =
        new HostileServer(call -> call.send(200, Answers.SOAP, Answers.properBytes(call, "a")))) {
      CommandRun run =
          CommandRun.of(
              "run",
              "--no-allure",
              "--out",
              out.toString(),
              "--target",
              CommandRun.target(folder, server.address()).toString(),
              "get-instance");
      assertEquals(0, run.code(), run::said);
    }
    Files.delete(folder.resolve("target.yaml"));
    return Files.readAllBytes(out.resolve("evidence.jsonl"));
  }
}
