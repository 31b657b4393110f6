package org.wsmanspec.message.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.Conversation.Party;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Gap;
import org.wsmanspec.message.Response;

/** The recordings of other projects, where they are at hand. */
class SharedCapturesTests {

  private static Path folder = Path.of("");
  private static CaptureSet set = new CaptureSet(List.of(), List.of());

  @BeforeAll
  static void read() {
    folder =
        Path.of(System.getProperty("wsmanspec.root", ".."))
            .toAbsolutePath()
            .normalize()
            .resolveSibling("shared")
            .resolve("captures");
    assumeTrue(Files.isDirectory(folder), "no recordings in the folder beside the repository");
    set = Captures.read(folder);
  }

  @Test
  void onlyWhatIsNoRecordingIsPassedOver() {
    Map<String, String> skipped = new TreeMap<>();
    set.skipped()
        .forEach(
            s -> skipped.put(folder.relativize(s.path()).toString().replace('\\', '/'), s.why()));
    assertEquals(
        Set.of(
            "README.md",
            "OpenNMS+wsman/LICENSE.txt",
            "WinRb+WinRM/LICENSE",
            "adstep+WinRMSharp/LICENSE",
            "cloudsoft+winrm4j/LICENSE",
            "jborean93+pypsrp/LICENSE",
            "jborean93+pypsrp/tests/tests_pypsrp/data/test_sanitise_clixml_with_error.xml"),
        skipped.keySet());
    assertEquals(
        "PowerShell CLIXML, not SOAP",
        skipped.get(
            "jborean93+pypsrp/tests/tests_pypsrp/data/test_sanitise_clixml_with_error.xml"));
  }

  @Test
  void everyPypsrpFileHasTheExchangesThatItsListNames() throws Exception {
    Map<String, Integer> expected = new TreeMap<>();
    Pattern row =
        Pattern.compile(
            "\\| (test_\\w[\\w.]*) \\| ((?:[A-Z][a-z]+(?:\\(fault \\d+\\))?(?:×\\d+)? ?)+)\\|.*");
    for (String line : Files.readAllLines(folder.resolve("README.md"))) {
      Matcher matcher = row.matcher(line);
      if (matcher.matches()) {
        int count = 0;
        for (String operation : matcher.group(2).strip().split(" (?=[A-Z])", -1)) {
          int times = operation.indexOf('×');
          count += times < 0 ? 1 : Integer.parseInt(operation.substring(times + 1).strip());
        }
        expected.put(matcher.group(1), count);
      }
    }
    assertEquals(34, expected.size());
    Map<String, Integer> found = new TreeMap<>();
    of("pypsrp")
        .forEach(
            c ->
                found.put(
                    c.name().replaceAll(".*/|\\.yml$", ""), c.conversation().exchanges().size()));
    assertEquals(expected, found);
  }

  @Test
  void theOthersHaveTheirExchanges() {
    assertEquals(
        Map.of(
            "ClientFetchFileFailDir.yml", 5,
            "ClientRunCommand.yml", 5,
            "ClientRunCommandWithEnvironment.yml", 5,
            "ProtocolGetCommandState.yml", 5,
            "ProtocolGetCommandStateBeforeRun.yml", 2,
            "ProtocolRunCommandExceedingOperationTimeout.yml", 5,
            "ProtocolRunCommandWithCommandInput.yml", 6,
            "ProtocolRunCommandWithNoProfile.yml", 5,
            "ProtocolRunCommandWithoutArgsAndCleanup.yml", 4),
        counts("winrmsharp"));
    assertEquals(Map.of("win12.xml", 5), counts("winrm4j"));
    assertEquals(10, of("envelope").size());
    counts("envelope").forEach((name, count) -> assertEquals(1, count, name));
    List<String> names = set.captures().stream().map(Capture::name).toList();
    assertEquals(names.stream().sorted().toList(), names, "in the order of their names");
  }

  @Test
  void everyMessageIsAReadableEnvelope() {
    for (Exchange e : exchanges()) {
      e.request().ifPresent(r -> assertTrue(isSoap(r.envelope()), e.where()));
      e.response().ifPresent(r -> assertTrue(isSoap(r.envelope()), e.where()));
    }
  }

  @Test
  void bothPartiesAreUnderTestAndIdsAreUnique() {
    for (Capture c : set.captures()) {
      assertEquals(EnumSet.allOf(Party.class), c.conversation().origin().underTest());
      Set<String> ids =
          c.conversation().exchanges().stream().map(Exchange::id).collect(Collectors.toSet());
      assertEquals(c.conversation().exchanges().size(), ids.size(), c.name());
    }
  }

  @Test
  void whereIdsDisagreeTheRecorderIsToldToHaveChangedThem() {
    for (Exchange e : exchanges()) {
      boolean related =
          e.requestEnvelope().isEmpty()
              || e.responseEnvelope().isEmpty()
              || e.requestEnvelope()
                  .flatMap(Envelope::messageId)
                  .equals(e.responseEnvelope().flatMap(Envelope::relatesTo));
      assertTrue(related || e.lacks(Gap.MESSAGE_IDS), e.where());
    }
    List<String> changed =
        of("pypsrp").stream()
            .flatMap(c -> c.conversation().exchanges().stream())
            .filter(e -> e.lacks(Gap.MESSAGE_IDS))
            .map(e -> e.where().replaceAll(".*/", ""))
            .toList();
    assertEquals(
        List.of(
            "test_psrp_disconnect_runspaces.yml#messages[3]",
            "test_psrp_disconnect_runspaces.yml#messages[9]",
            "test_psrp_disconnect_runspaces.yml#messages[15]",
            "test_psrp_disconnect_runspaces.yml#messages[17]",
            "test_winrs_unicode.yml#messages[4]"),
        changed);
  }

  @Test
  void eachFormatTellsWhatItsRecorderLost() {
    Exchange plain = find("test_winrs_standard.yml", 0);
    assertEquals(
        EnumSet.of(
            Gap.STATUS,
            Gap.REQUEST_HEADERS,
            Gap.RESPONSE_HEADERS,
            Gap.BYTES,
            Gap.TIMES,
            Gap.CONNECTIONS,
            Gap.SEQUENCE),
        plain.gaps());
    Exchange failed = find("test_winrs_bad_cmd_id.yml", 2);
    assertEquals(500, failed.response().map(Response::status).orElse(0));
    assertFalse(failed.lacks(Gap.STATUS));
    assertTrue(failed.lacks(Gap.VALUES), "overrides");
    Exchange sharp = find("ProtocolGetCommandStateBeforeRun.yml", 1);
    assertEquals(500, sharp.response().map(Response::status).orElse(0));
    assertEquals(
        "Microsoft-HTTPAPI/2.0",
        sharp.response().orElseThrow().headers().first("server").orElse(""));
    assertEquals(
        EnumSet.of(
            Gap.REQUEST_HEADERS,
            Gap.RESPONSE_HEADERS,
            Gap.BYTES,
            Gap.TIMES,
            Gap.CONNECTIONS,
            Gap.MESSAGE_IDS,
            Gap.VALUES),
        sharp.gaps());
    Exchange winrm4j = find("win12.xml", 0);
    assertTrue(winrm4j.lacks(Gap.MESSAGE_IDS) && winrm4j.lacks(Gap.VALUES));
    Exchange pull = find("pull-response.xml", 0);
    assertTrue(pull.lacks(Gap.REQUEST) && pull.lacks(Gap.MESSAGE_IDS) && pull.lacks(Gap.SEQUENCE));
    assertFalse(pull.lacks(Gap.VALUES));
    assertFalse(find("open_shell_v2.xml", 0).lacks(Gap.MESSAGE_IDS));
    assertTrue(find("get-response-fault.xml", 0).fault().isPresent());
    assertTrue(
        find("identify-response.xml", 0).responseEnvelope().orElseThrow().isIdentifyResponse());
  }

  private static boolean isSoap(java.util.Optional<Envelope> envelope) {
    return envelope.map(Envelope::isSoap12).orElse(false);
  }

  private static List<Exchange> exchanges() {
    return set.captures().stream().flatMap(c -> c.conversation().exchanges().stream()).toList();
  }

  private static List<Capture> of(String format) {
    return set.captures().stream()
        .filter(c -> c.conversation().origin().format().equals(format))
        .toList();
  }

  private static Map<String, Integer> counts(String format) {
    return of(format).stream()
        .collect(
            Collectors.toMap(
                c -> c.name().replaceAll(".*/", ""), c -> c.conversation().exchanges().size()));
  }

  private static Exchange find(String file, int index) {
    return set.captures().stream()
        .filter(c -> c.name().endsWith("/" + file))
        .findFirst()
        .orElseThrow()
        .conversation()
        .exchanges()
        .get(index);
  }
}
