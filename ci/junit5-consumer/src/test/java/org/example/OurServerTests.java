package org.example;

import org.wsmanspec.mock.ReferenceEndpoint;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.suite.engine.EndpointUnderTest;
import org.wsmanspec.suite.engine.WsmanScenarios;

/** Scenarios against a server that is started for them. */
@WsmanScenarios(endpoint = OurServerTests.OurServer.class, scenarios = "identify")
class OurServerTests {

  /** A server of ours, in this example the one that comes with the suite. */
  static final class OurServer implements EndpointUnderTest {
    private final ReferenceEndpoint server = ReferenceEndpoint.builder().build();

    @Override
    public Target start() {
      return Target.of(server.start().address());
    }

    @Override
    public void stop() {
      server.close();
    }
  }
}
