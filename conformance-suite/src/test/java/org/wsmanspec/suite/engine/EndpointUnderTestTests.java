package org.wsmanspec.suite.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.wsmanspec.mock.ReferenceEndpoint;
import org.wsmanspec.scenario.Target;

/** Scenarios against an endpoint that the test class brings. */
@Timeout(60)
final class EndpointUnderTestTests {

  private static final List<String> LIVES = new ArrayList<>();

  /** Starts on a port that nobody knows beforehand. */
  static final class OurServer implements EndpointUnderTest {
    private final ReferenceEndpoint server = ReferenceEndpoint.builder().build();

    @Override
    public Target start() {
      LIVES.add("start");
      return Target.of(server.start().address());
    }

    @Override
    public void stop() {
      LIVES.add("stop");
      server.close();
    }
  }

  /** Never gets up. */
  static final class OurBrokenServer implements EndpointUnderTest {
    @Override
    public Target start() throws IOException {
      throw new IOException("the disk is full");
    }

    @Override
    public void stop() {
      LIVES.add("stop");
    }
  }

  @WsmanScenarios(endpoint = OurServer.class, scenarios = "identify")
  static final class Served {}

  @WsmanScenarios(endpoint = OurBrokenServer.class, scenarios = "identify")
  static final class NotServed {}

  @WsmanScenarios(endpoint = OurServer.class, target = "mock", scenarios = "identify")
  static final class ServedTwice {}

  @BeforeEach
  void nothingLives() {
    LIVES.clear();
  }

  private static String trouble(EngineExecutionResults results) {
    return results.containerEvents().failed().stream()
        .flatMap(e -> e.getPayload(TestExecutionResult.class).stream())
        .flatMap(r -> r.getThrowable().stream())
        .map(Throwable::getMessage)
        .reduce("", String::concat);
  }

  @Test
  void oneEndpointServesAllScenariosOfAClass() {
    EngineExecutionResults results = Runs.run(selectClass(Served.class));
    assertEquals("", trouble(results));
    assertTrue(results.testEvents().succeeded().count() > 1);
    assertEquals(0, results.testEvents().failed().count());
    assertEquals(List.of("start", "stop"), LIVES);
  }

  @Test
  void anEndpointThatDoesNotStartFailsItsClass() {
    String trouble = trouble(Runs.run(selectClass(NotServed.class)));
    assertEquals(OurBrokenServer.class.getName() + " does not start: the disk is full", trouble);
    assertEquals(List.of("stop"), LIVES);
  }

  @Test
  void anEndpointAndATargetAreOneTooMany() {
    String trouble = trouble(Runs.run(selectClass(ServedTwice.class)));
    assertEquals(
        "the endpoint "
            + OurServer.class.getName()
            + " is the target, so 'mock' cannot stand beside it",
        trouble);
    assertEquals(List.of(), LIVES);
  }
}
