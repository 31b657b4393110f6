package org.wsmanspec.suite.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.Response;
import org.wsmanspec.message.evidence.EvidenceReader;
import org.wsmanspec.message.evidence.EvidenceWriter;
import org.wsmanspec.message.evidence.Redaction;
import org.wsmanspec.mock.ReferenceEndpoint;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.run.RunOptions;
import org.wsmanspec.scenario.run.ScenarioRunner;
import org.wsmanspec.scenario.run.TargetTransport;
import org.wsmanspec.scenario.transport.Transport;
import org.wsmanspec.scenario.yaml.TargetReader;
import org.wsmanspec.suite.ReferenceTarget;

/** What a probe asks the reference endpoint, what it concludes, and the file it writes. */
@Timeout(120)
final class ProbeTests {

  private static final List<WellKnown> KNOWN = WellKnown.shipped();

  private static final Conversation NOTHING =
      new Conversation(
          new Conversation.Origin("", "live", Set.of(), Optional.empty()),
          org.wsmanspec.message.Declaration.NONE,
          List.of(),
          List.of(),
          List.of());

  // Made outside a class initializer, for which threads of the endpoint would wait.
  private static Conversation whole = NOTHING;
  private static ProbeResult result = Probe.decide(NOTHING, KNOWN, ProbeBounds.USUAL);

  @BeforeAll
  static void probeTheReferenceEndpoint() {
    whole = probe(ProbeBounds.USUAL);
    result = Probe.decide(whole, KNOWN, ProbeBounds.USUAL);
  }

  private static Conversation probe(ProbeBounds bounds) {
    try (ReferenceEndpoint endpoint = ReferenceEndpoint.builder().build().start()) {
      Target target = Target.of(endpoint.address());
      ProbePlan plan = new ProbePlan(KNOWN, bounds, false);
      try (Transport transport = TargetTransport.open(target, Clock.systemUTC())) {
        return new ScenarioRunner(target, transport, RunOptions.DEFAULT, List.of())
            .run(soFar -> plan.next(soFar.get()));
      }
    }
  }

  private static List<String> words(List<ProbeResult.Shown> shown) {
    return shown.stream().map(ProbeResult.Shown::word).toList();
  }

  @Test
  void claimsAreWhatTheReferenceEndpointOffersAndCanBeSeen() {
    Set<String> offered =
        ReferenceTarget.at(java.net.URI.create("http://192.0.2.1/wsman")).claims();
    Set<String> claimed = Set.copyOf(words(result.claims()));
    // To open a shell is to change something, too.
    assertEquals(
        Set.of(
            "put",
            "create",
            "delete",
            "invoke",
            "shell",
            "shell.cmd",
            "shell.disconnect",
            "powershell",
            "powershell.disconnect"),
        offered.stream()
            .filter(w -> !claimed.contains(w) && !isAboutEvents(w))
            .collect(Collectors.toSet()),
        "only what changes something is left for people to claim");
    assertEquals(
        Set.of(),
        claimed.stream().filter(w -> !offered.contains(w)).collect(Collectors.toSet()),
        "nothing is claimed that is not so");
    assertEquals(List.of("filter.cql"), words(result.denials()));
  }

  /** A subscription stays behind where it cannot be ended, so none is made to try. */
  private static boolean isAboutEvents(String word) {
    return word.startsWith("event")
        || Set.of("heartbeat", "bookmark", "cim.indication").contains(word);
  }

  @Test
  void everyClaimNamesItsEvidence() {
    for (ProbeResult.Shown claim : result.claims()) {
      if (!Set.of("http", "filter").contains(claim.word())) {
        String id = claim.evidence().replaceAll(".*exchange ([0-9]+).*", "$1");
        assertTrue(whole.exchange(id).isPresent(), claim::toString);
      }
    }
  }

  @Test
  void resourcesAreFoundUnderTheNamesOfTargetFiles() {
    assertEquals(
        List.of(
            "instance",
            "singleton",
            "enumerable",
            "many",
            "empty",
            "missing",
            "query",
            "base",
            "associated"),
        result.resources().stream().map(ProbeResult.Found::name).toList());
    assertTrue(result.resource("instance").orElseThrow().values().containsKey("property"));
    assertEquals("110", result.resource("many").orElseThrow().values().get("atLeast"));
  }

  @Test
  void nothingIsAskedThatChangesSomething() {
    Set<String> actions =
        whole.exchanges().stream()
            .flatMap(e -> e.requestEnvelope().stream())
            .flatMap(e -> e.action().stream())
            .map(a -> a.substring(a.lastIndexOf('/') + 1))
            .collect(Collectors.toSet());
    assertEquals(Set.of("Get", "Enumerate", "Pull", "Release", "GetStatus"), actions);
  }

  @Test
  void everyEnumerationThatIsLeftOpenIsReleased() {
    Set<String> open =
        whole.exchanges().stream()
            .filter(e -> e.responseEnvelope().filter(v -> !v.isFault()).isPresent())
            .collect(Collectors.groupingBy(e -> e.step().orElseThrow().scenario()))
            .entrySet()
            .stream()
            .filter(e -> Listing.of(e.getValue()).filter(Listing::accepted).isPresent())
            .filter(e -> Listing.of(e.getValue()).filter(Listing::complete).isEmpty())
            .filter(
                e ->
                    e.getValue().stream()
                        .flatMap(x -> x.requestEnvelope().stream())
                        .flatMap(x -> x.action().stream())
                        .noneMatch(a -> a.endsWith("/Release")))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());
    assertEquals(Set.of(), open);
  }

  @Test
  void theSameEvidenceGivesTheSameResult(@TempDir Path folder) {
    Path file = folder.resolve("probe.jsonl");
    EvidenceWriter.write(file, whole, Redaction.of(List.of()));
    assertEquals(result, Probe.decide(EvidenceReader.read(file), KNOWN, ProbeBounds.USUAL));
  }

  @Test
  void theFileSaysWhatWasFoundAndNothingElse() throws IOException {
    String text = TargetFile.render(result, TargetFile.Setting.of("Lab", "probe.jsonl"));
    Target read = new TargetReader().read("target.yaml", text);
    assertEquals(Set.copyOf(words(result.claims())), read.claims());
    assertFalse(read.disruptive());
    assertEquals(
        result.resources().stream().map(ProbeResult.Found::name).toList(),
        List.copyOf(read.resources().keySet()));
    for (ProbeResult.Found found : result.resources()) {
      Target.Resource resource = read.resource(found.name()).orElseThrow();
      assertEquals(found.uri(), resource.uri());
      assertEquals(found.selectors(), resource.selectors());
      assertEquals(found.values(), resource.values());
      assertEquals(found.lists(), resource.lists());
    }
  }

  @Test
  void whatIsCommentedOutCanBeReadOnceItIsNot() {
    for (String name : Missing.names()) {
      String text =
          "target: Lab\naddress: http://192.0.2.1/wsman\nresources:\n"
              + Missing.of(name).lines().map(l -> "  " + l).collect(Collectors.joining("\n"));
      Target read = new TargetReader().read("target.yaml", text);
      assertEquals(Set.of(name), read.resources().keySet());
    }
  }

  @Test
  void textOfTheEndpointCannotBecomeYaml() {
    for (String hostile :
        List.of(
            "a: b",
            "- x",
            "# no",
            "\"",
            "'",
            "a\\b",
            "\u001b[2J\n",
            "null",
            "C:",
            "\u2028",
            "{a}",
            "*x",
            "12",
            "true",
            "a  b ",
            "http://x/ #y",
            "http://x/y:")) {
      ProbeResult.Found found =
          new ProbeResult.Found(
              "instance",
              "evidence\nresources: " + hostile,
              "http://example.org/res",
              Map.of("Name", hostile),
              Map.of("property", hostile),
              Map.of());
      ProbeResult bent =
          new ProbeResult(
              "http://192.0.2.1/wsman",
              1,
              Standing.OPEN,
              "",
              Optional.of("product\nclaims: " + hostile),
              List.of("Basic realm=\"\nclaims: x"),
              List.of(new ProbeResult.Shown("get", "x\n  - put")),
              List.of(),
              List.of(found),
              List.of("remark\n" + hostile),
              Optional.empty());
      String text = TargetFile.render(bent, TargetFile.Setting.of(hostile, "probe.jsonl"));
      Target read = new TargetReader().read("target.yaml", text);
      assertEquals(Set.of("get"), read.claims(), text);
      assertEquals(hostile, read.resource("instance").orElseThrow().selectors().get("Name"), text);
      assertEquals(hostile, read.name());
    }
  }

  @Test
  void aFilterThatIsIgnoredIsNotClaimed() {
    List<Exchange> unfiltered = of("class~" + enumerableName());
    for (String word : List.of("filter.selector", "filter.wql")) {
      ProbeResult bent = decide(replaced(word, unfiltered.get(0).response().orElseThrow()));
      assertFalse(words(bent.claims()).contains(word), word);
      assertTrue(
          bent.denials().stream()
              .filter(d -> d.word().equals(word))
              .allMatch(d -> d.evidence().contains("what the filter excludes came back")),
          word);
    }
  }

  private static String enumerableName() {
    return new Discovery(whole, KNOWN).enumerable().orElseThrow().known().name();
  }

  @Test
  void whatIsRefusedIsNotClaimed() {
    Response refusal = of("filter.cql").get(0).response().orElseThrow();
    for (String[] each :
        new String[][] {
          {"fragment", "fragment"},
          {"locale", "locale"},
          {"option-set", "option-set"},
          {"count", "enumeration.count"},
          {"mode-epr", "enumeration.epr"},
          {"mode-object-epr", "enumeration.object-epr"},
          {"polymorphism", "cim.polymorphism"}
        }) {
      ProbeResult bent = decide(replaced(each[0], refusal));
      assertFalse(words(bent.claims()).contains(each[1]), each[1]);
      assertTrue(words(bent.denials()).contains(each[1]), each[1]);
    }
  }

  @Test
  void aMissingInstanceThatIsAnsweredIsNoMissingOne() {
    String read = "get~" + new Discovery(whole, KNOWN).instance().orElseThrow().of().name();
    Response success = of(read).get(0).response().orElseThrow();
    assertTrue(decide(replaced(ProbePlan.MISSING, success)).resource("missing").isEmpty());
  }

  private static List<Exchange> of(String question) {
    return whole.exchanges().stream()
        .filter(e -> e.step().filter(s -> s.scenario().equals(question)).isPresent())
        .toList();
  }

  private static ProbeResult decide(Conversation conversation) {
    return Probe.decide(conversation, KNOWN, ProbeBounds.USUAL);
  }

  /** The conversation with one other answer to a question, and none after it. */
  private static Conversation replaced(String question, Response response) {
    List<Exchange> asked = of(question);
    assertFalse(asked.isEmpty(), question);
    List<Exchange> exchanges = new ArrayList<>();
    for (Exchange e : whole.exchanges()) {
      if (!asked.contains(e)) {
        exchanges.add(e);
      } else if (e.equals(asked.get(0))) {
        exchanges.add(
            new Exchange(
                e.id(),
                e.role(),
                e.connection(),
                e.request(),
                Optional.of(response),
                e.trouble(),
                e.timing(),
                e.step(),
                e.gaps(),
                e.source()));
      }
    }
    return new Conversation(
        whole.origin(), whole.declaration(), exchanges, whole.steps(), whole.journal());
  }

  @Test
  void aProbeKeepsToItsBounds() {
    ProbeBounds tight = new ProbeBounds(6, Duration.ofMinutes(1), 1 << 20);
    Conversation short_ = probe(tight);
    assertTrue(short_.exchanges().size() <= 6 + 4, () -> short_.exchanges().size() + " exchanges");
    ProbeResult early = Probe.decide(short_, KNOWN, tight);
    assertEquals(Optional.of("the limit of 6 requests was reached"), early.stopped());
    assertEquals(
        Optional.of("the limit of 1000 octets was reached"),
        new ProbeBounds(500, Duration.ofMinutes(1), 1000).reached(whole));
    assertEquals(Optional.empty(), ProbeBounds.USUAL.reached(whole));
  }

  @Test
  void thePlanIsAFunctionOfTheConversation() {
    ProbePlan plan = new ProbePlan(KNOWN, ProbeBounds.USUAL, false);
    assertEquals(Optional.empty(), plan.next(whole).map(s -> s.id()), "all is asked");
    for (int i = 0; i < whole.exchanges().size(); i += 7) {
      Exchange cut = whole.exchanges().get(i);
      String question = cut.step().orElseThrow().scenario();
      int first = whole.exchanges().indexOf(of(question).get(0));
      int steps =
          (int)
              whole.steps().stream().takeWhile(s -> !s.step().scenario().equals(question)).count();
      Conversation before =
          new Conversation(
              whole.origin(),
              whole.declaration(),
              whole.exchanges().subList(0, first),
              whole.steps().subList(0, steps),
              List.of());
      assertEquals(Optional.of(question), plan.next(before).map(s -> s.id()));
    }
  }

  @Test
  void wellKnownResourcesAreNamedOnceAndAddressable() {
    assertEquals(
        KNOWN.size(), KNOWN.stream().map(WellKnown::name).distinct().count(), "names are unique");
    for (WellKnown one : KNOWN) {
      assertTrue(java.net.URI.create(one.uri()).isAbsolute(), one.uri());
      assertFalse(one.about().isEmpty(), one.name());
      assertTrue(one.name().matches("[A-Za-z0-9_-]+"), one.name());
    }
  }

  @Test
  void theFileIsAsApproved() {
    String text =
        TargetFile.render(result, TargetFile.Setting.of("Lab", "probe.jsonl"))
            .replaceAll("[0-9]+ octets", "N octets");
    golden("probe-target.yaml", masked(text));
    golden("probe-summary.txt", masked(ProbeSummary.render(result)));
  }

  /** Without the port, and the version that depends on how the endpoint was built. */
  private static String masked(String text) {
    return text.replaceAll("127\\.0\\.0\\.1:[0-9]+", "127.0.0.1:PORT")
        .replaceAll("wsmanspec, [^,]+,", "wsmanspec, VERSION,");
  }

  private static void golden(String name, String text) {
    Path file =
        Path.of(
            System.getProperty("wsmanspec.root"),
            "conformance-suite/src/test/resources/org/wsmanspec/suite/probe/golden/" + name);
    try {
      if ("write".equals(System.getProperty("wsmanspec.golden"))) {
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
      }
      assertEquals(Files.readString(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
