package org.wsmanspec.scenario.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.vocabulary.FaultSubcode;
import org.wsmanspec.message.vocabulary.Uris;
import org.wsmanspec.scenario.Delivered;
import org.wsmanspec.scenario.EnumerationFilter;
import org.wsmanspec.scenario.Expectation;
import org.wsmanspec.scenario.Operation;
import org.wsmanspec.scenario.PipelineContent;
import org.wsmanspec.scenario.Position;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.Scenarios;
import org.wsmanspec.scenario.ShellSteps;
import org.wsmanspec.scenario.Step;
import org.wsmanspec.scenario.SubscriptionTerms;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.Text;
import org.wsmanspec.scenario.sink.SinkAnswer;

/** Scenario and target files give the models that they say. */
final class SamplesTests {

  private static final Path SAMPLES =
      Path.of(System.getProperty("wsmanspec.root"))
          .resolve("scenario-dsl/src/test/resources/org/wsmanspec/scenario/samples");

  private static List<Scenario> read(String name) throws IOException {
    return new ScenarioReader().read(SAMPLES.resolve(name + ".yaml"));
  }

  @Test
  void theBuilderMakesTheSameModelAsTheFile() throws IOException {
    Scenario built =
        Scenarios.scenario(
                "enumerate-many", "Enumerate a class whose instances do not fit one response")
            .covers("MS-WMOD-3.2", "DSP0226-R8.2-1")
            .needs("enumeration")
            .step(
                Scenarios.enumerate()
                    .resource("${resources.many.uri}")
                    .expect(Scenarios.response("EnumerateResponse"))
                    .keep("context", "//wsen:EnumerationContext"))
            .step(
                Scenarios.repeat(
                    "//wsen:EndOfSequence",
                    100,
                    Scenarios.pull("${context}")
                        .part("maxElements", "3")
                        .expect(Scenarios.response("PullResponse"))
                        .keep("context", "//wsen:EnumerationContext?")))
            .step(
                Scenarios.pull("${context}")
                    .expect(Scenarios.fault("wsen:InvalidEnumerationContext")))
            .build();
    assertEquals(List.of(built), read("enumerate-many"));
    assertEquals(Set.of("many"), built.resources());
  }

  @Test
  void theBuilderMakesTheSameShellsAsTheFile() throws IOException {
    List<Step> expected =
        List.of(
            ShellSteps.shell("first", Map.of("X", "y"))
                .part("id", "client")
                .part("name", "Name")
                .part("input", "stdin")
                .part("output", "stdout")
                .part("idleTimeout", "PT60S")
                .part("lifetime", "PT1H")
                .part("workingDirectory", "C:\\")
                .part("codePage", "437")
                .part("compression", "xpress")
                .part("session", "other")
                .build(),
            ShellSteps.command("it", "echo", "a", "b")
                .part("shell", "first")
                .part("id", "client")
                .build(),
            ShellSteps.input(true)
                .part("command", "it")
                .part("text", "hello")
                .part("stream", "stdin")
                .build(),
            ShellSteps.receive("done", 50)
                .part("streams", "stdout")
                .part("within", "PT5S")
                .expect(Expectation.builder().remote(ShellSteps.output("a b", 0)).build())
                .build(),
            ShellSteps.signal("ctrl_c").part("command", "it").build(),
            ShellSteps.disconnect().part("idleTimeout", "PT1S").part("bufferMode", "Drop").build(),
            ShellSteps.reconnect().build(),
            ShellSteps.connect().part("shell", "first").build(),
            ShellSteps.close().build(),
            ShellSteps.runspacePool("pool")
                .part("min", "1")
                .part("max", "2")
                .part("protocol", "2.2")
                .part("host", "full")
                .part("opens", "false")
                .part("fragmentSize", "100")
                .build(),
            ShellSteps.pipeline("p", "1..3").part("nested", "true").part("history", "true").build(),
            ShellSteps.pipeline(
                    "pipeline",
                    new PipelineContent.Commands(
                        List.of(
                            new PipelineContent.Cmd(
                                Text.of("Get-It"),
                                false,
                                Map.of("Class", ShellSteps.value("c")),
                                List.of(ShellSteps.value(1))))),
                    true)
                .build(),
            ShellSteps.input(true, List.of("a", 1, true, List.of(1.5), Map.of("k", "v"))).build(),
            ShellSteps.stop().part("pipeline", "p").build(),
            ShellSteps.hostResponse("typed").build(),
            ShellSteps.message("SET_MAX_RUNSPACES")
                .part("value", "3")
                .part("fragmentFault", "gap")
                .build(),
            ShellSteps.receive("once", 1)
                .part("pool", "pool")
                .expect(
                    Expectation.builder().remote(ShellSteps.results("Completed", "1", "2")).build())
                .build());
    assertEquals(expected, read("shells").get(0).steps());
  }

  @Test
  void theBuilderMakesTheSameSubscriptionsAsTheFile() throws IOException {
    SubscriptionTerms terms =
        SubscriptionTerms.builder()
            .mode("pushWithAck")
            .filter(
                new EnumerationFilter(
                    Optional.of(Text.of(Uris.DIALECT_EVENT_QUERY)),
                    Text.of("<QueryList/>"),
                    true,
                    EnumerationFilter.Holder.WSE))
            .expires("PT10M")
            .heartbeats("PT1S")
            .connectionRetry("PT1S", "3")
            .maxElements("3")
            .maxTime("PT1S")
            .batchSize("8192", "Notify")
            .deliveryLocale("en-US")
            .contentEncoding("UTF-16")
            .bookmarks()
            .bookmark("earliest")
            .endTo("sink")
            .sink(
                new SubscriptionTerms.SinkOptions(
                    SinkAnswer.status(500).after(Duration.ofMillis(100)),
                    Optional.of(true),
                    Optional.of(Text.of("alice")),
                    Optional.of(Text.of("secret"))))
            .credentials(
                new SubscriptionTerms.Credentials(
                    Optional.of(Text.of("alice")),
                    Optional.of(Text.of("secret")),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()))
            .auth("https/basic")
            .build();
    List<Step> expected =
        List.of(
            Scenarios.subscribe("first", terms)
                .resource("events")
                .expect(Scenarios.response("SubscribeResponse"))
                .build(),
            Scenarios.acknowledge(
                "first", SinkAnswer.fault(FaultSubcode.DELIVERY_REFUSED.qname()), 2),
            Scenarios.raise("raise", Map.of("count", "3", "text", "fence", "level", "high")),
            Scenarios.renew("first")
                .part("expires", "PT5M")
                .expect(Scenarios.response("RenewResponse"))
                .build(),
            Scenarios.getStatus("first").expect(Scenarios.response("GetStatusResponse")).build(),
            Scenarios.pullFrom("first").part("maxElements", "2").build(),
            Scenarios.unsubscribe("first")
                .expect(Scenarios.response("UnsubscribeResponse"))
                .build());
    List<Step> steps = read("events").get(0).steps();
    assertEquals(expected.subList(0, 3), steps.subList(0, 3));
    assertEquals(expected.subList(3, 7), steps.subList(4, 8));
    Operation await =
        Scenarios.awaitEvents("first", Delivered.EVENTS)
            .part("count", "3")
            .part("until", ".//x = 'fence'")
            .part("within", "PT5S")
            .build()
            .operation();
    assertEquals(await, steps.get(3).operation());
  }

  @Test
  void positionsPointIntoTheFile() throws IOException {
    Scenario scenario = read("enumerate-many").get(0);
    Step repeat = scenario.steps().get(1);
    assertEquals(8, repeat.position().line());
    Operation.Repeat loop = (Operation.Repeat) repeat.operation();
    Operation.Pull pull = (Operation.Pull) loop.steps().get(0).operation();
    Text context = pull.context().orElseThrow();
    assertEquals(12, context.position().line());
    assertEquals(28, context.position().column());
    assertTrue(context.position().file().endsWith("samples/enumerate-many.yaml"));
  }

  @Test
  void aTableGivesAScenarioForEachRow() throws IOException {
    List<Scenario> cases = read("missing-header");
    assertEquals(
        List.of("missing-header~to", "missing-header~action"),
        cases.stream().map(Scenario::id).toList());
    assertEquals(List.of("DSP0226-addressing-01"), cases.get(0).covers());
    assertEquals(List.of("DSP0226-addressing-02"), cases.get(1).covers());
    assertEquals(List.of("get", "selectors"), cases.get(1).needs());
    assertEquals(Text.of("wsa:Action"), cases.get(1).variables().get("case.header"));
    assertEquals(6, cases.get(1).position().line());
  }

  @Test
  void includedStepsStandInTheirPlace() throws IOException {
    Scenario scenario = read("everything").get(0);
    List<Step> steps = scenario.steps();
    Step last = steps.get(steps.size() - 1);
    assertEquals("identify", last.operation().keyword());
    assertEquals(List.of("get"), last.needs());
    assertTrue(last.position().file().endsWith("samples/common.part"));
    Step before = steps.get(steps.size() - 2);
    assertEquals(
        new Operation.SetVariables(Map.of("extra", Text.of("1")), Position.NONE),
        before.operation());
    assertEquals(
        Set.of("associated", "creatable", "enumerable", "method", "missing", "query", "writable"),
        scenario.resources());
  }

  @Test
  void aTargetIsRead() throws IOException {
    TargetReader reader =
        new TargetReader(
            name -> Optional.of("hunter2").filter(p -> name.equals("LAB_PASSWORD")), Map.of());
    Target target = reader.read(SAMPLES.resolve("target.yaml.sample"));
    assertEquals("Lab BMC", target.name());
    assertEquals("hunter2", target.credentials().password().reveal());
    assertEquals(List.of("hunter2"), target.secrets());
    assertFalse(target.toString().contains("hunter2"), target.toString());
    assertTrue(target.disruptive());
    assertEquals(Duration.ofSeconds(5), target.limits().connect());
    assertEquals(Target.Trust.FILE, target.tls().trust());
    assertTrue(target.tls().trustFile().orElseThrow().endsWith("samples/ca.pem"));
    assertTrue(target.declaration().claims("enumeration"));
    assertFalse(target.declaration().claims("delete"));
    Target.Resource instance = target.resource("instance").orElseThrow();
    assertEquals("root/cimv2", instance.selectors().get("__cimnamespace"));
    assertEquals("Caption", instance.value("property").orElseThrow());
    assertEquals(
        Map.of("Caption", "x", "Size", "3"),
        target.resource("creatable").orElseThrow().map("properties"));
    assertEquals(List.of("a", "b"), target.resource("query").orElseThrow().list("projection"));
    assertEquals(Optional.empty(), target.resource("missing"));
  }

  @Test
  void variablesOfTheCallerAreKnownInATarget() {
    TargetReader reader =
        new TargetReader(
            name -> Optional.empty(), Map.of("mock.address", "http://127.0.0.1:8080/wsman"));
    Target target = reader.read("t.yaml", "target: Mock\naddress: \"${mock.address}\"\n");
    assertEquals("http://127.0.0.1:8080/wsman", target.address().toString());
  }
}
