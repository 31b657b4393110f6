package org.wsmanspec.scenario.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wsmanspec.message.Conversation;
import org.wsmanspec.message.Exchange;
import org.wsmanspec.message.StepRecord;
import org.wsmanspec.scenario.Scenario;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.run.ScriptedService.Reply;
import org.wsmanspec.scenario.transport.Transport;
import org.wsmanspec.scenario.yaml.ScenarioReader;
import org.wsmanspec.scenario.yaml.TargetReader;

@Timeout(30)
final class ParallelRunTests {

  private static final String READING = "scenario: R\nsteps: [ get: { resource: instance } ]\n";
  private static final String CHANGING =
      """
      scenario: C
      disruptive: true
      steps:
        - get: { resource: instance }
        - delete: { resource: instance }
      """;

  private static Target target(URI address) {
    return new TargetReader()
        .read(
            "target.yaml",
            "target: Test\naddress: "
                + address
                + """

                disruptive: allowed
                claims: [identify, get, delete]
                resources:
                  instance: { uri: "http://example.org/Thing", selectors: { Name: a } }
                """);
  }

  private static Scenario scenario(String id, String text) {
    return new ScenarioReader()
        .read(
            id + ".yaml",
            text,
            name -> {
              throw new java.io.IOException("there is no " + name);
            })
        .get(0);
  }

  private static Conversation run(
      URI address, int workers, List<Scenario> scenarios, RunListener... listeners) {
    Target target = target(address);
    try (Transport transport = TargetTransport.open(target, Clock.systemUTC())) {
      return new ScenarioRunner(
              target, transport, RunOptions.DEFAULT.withParallel(workers), List.of(listeners))
          .run(scenarios);
    }
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException("nobody else came", e);
    }
  }

  @Test
  void scenariosThatOnlyReadOverlapAndAreRecordedInTheirOrder() {
    // Nobody is answered before both have asked.
    CyclicBarrier both = new CyclicBarrier(2);
    try (ScriptedService service =
        ScriptedService.byAction(
            action -> {
              meet(both);
              return Reply.of("<t:Thing xmlns:t='urn:t'/>");
            })) {
      List<Scenario> scenarios = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        scenarios.add(scenario("s" + i, READING));
      }
      List<String> told = new ArrayList<>();
      Conversation conversation =
          run(
              service.address(),
              2,
              scenarios,
              new RunListener() {
                @Override
                public void exchange(Exchange exchange) {
                  told.add(exchange.id());
                }
              });
      assertEquals(
          List.of("0001", "0002", "0003", "0004", "0005", "0006"),
          conversation.exchanges().stream().map(Exchange::id).toList());
      assertEquals(
          List.of("s0", "s1", "s2", "s3", "s4", "s5"),
          conversation.exchanges().stream().map(e -> e.step().orElseThrow().scenario()).toList());
      assertEquals(
          List.of("s0", "s1", "s2", "s3", "s4", "s5"),
          conversation.steps().stream().map(s -> s.step().scenario()).toList());
      assertTrue(
          conversation.exchanges().stream().allMatch(e -> e.response().isPresent()),
          "nobody waited in vain");
      for (StepRecord step : conversation.steps()) {
        Exchange exchange = conversation.exchange(step.exchanges().get(0)).orElseThrow();
        assertEquals(step.step(), exchange.step().orElseThrow());
      }
      assertEquals(
          2, conversation.exchanges().stream().map(Exchange::connection).distinct().count());
      assertEquals(6, told.stream().distinct().count(), told::toString);
    }
  }

  @Test
  void scenariosThatChangeTheSameNeverOverlapAndKeepTheirOrder() {
    List<String> order = new ArrayList<>();
    try (ScriptedService service =
        ScriptedService.byAction(action -> Reply.of("<t:Thing xmlns:t='urn:t'/>"))) {
      List<Scenario> scenarios = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        scenarios.add(scenario("s" + i, CHANGING));
      }
      AtomicInteger under = new AtomicInteger();
      run(
          service.address(),
          4,
          scenarios,
          new RunListener() {
            @Override
            public void scenarioStarted(Scenario scenario) {
              assertEquals(1, under.incrementAndGet());
              order.add(scenario.id());
            }

            @Override
            public void scenarioFinished(Scenario scenario, Optional<String> notDriven) {
              under.decrementAndGet();
            }
          });
    }
    assertEquals(List.of("s0", "s1", "s2", "s3", "s4"), order);
  }

  @Test
  void whatAListenerThrowsEndsTheRun() {
    try (ScriptedService service =
        ScriptedService.byAction(action -> Reply.of("<t:Thing xmlns:t='urn:t'/>"))) {
      List<Scenario> scenarios = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        scenarios.add(scenario("s" + i, READING));
      }
      RunListener full =
          new RunListener() {
            @Override
            public void exchange(Exchange exchange) {
              throw new IllegalStateException("the disk is full");
            }
          };
      IllegalStateException thrown =
          assertThrows(
              IllegalStateException.class, () -> run(service.address(), 3, scenarios, full));
      assertEquals("the disk is full", thrown.getMessage());
      assertTrue(service.requests().size() < 10, () -> service.requests().size() + " requests");
    }
  }

  @Test
  void anUnreachableTargetEndsTheRunOfAllWorkers() {
    URI nowhere;
    try (ScriptedService service = ScriptedService.byAction(action -> Reply.of(""))) {
      nowhere = service.address();
    }
    List<Scenario> scenarios = List.of(scenario("a", READING), scenario("b", READING));
    assertThrows(UnreachableTargetException.class, () -> run(nowhere, 2, scenarios));
  }

  @Test
  void thereIsAlwaysAWorker() {
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> RunOptions.DEFAULT.withParallel(0));
    assertFalse(String.valueOf(thrown.getMessage()).isEmpty());
  }
}
