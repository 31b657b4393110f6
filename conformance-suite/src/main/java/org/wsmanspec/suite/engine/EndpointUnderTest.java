package org.wsmanspec.suite.engine;

import org.wsmanspec.scenario.Target;

/**
 * An endpoint that lives as long as the scenarios of a class run, for {@link
 * WsmanScenarios#endpoint()}: a server started by the test, a container, a device that has to be
 * reserved.
 *
 * <p>Made by a constructor without parameters, once for each class that names it:
 *
 * <pre>{@code
 * final class OurDaemon implements EndpointUnderTest {
 *   private final Daemon daemon = new Daemon();
 *
 *   @Override
 *   public Target start() throws Exception {
 *     daemon.listen(0);
 *     return Target.of(URI.create("http://localhost:" + daemon.port() + "/wsman"));
 *   }
 *
 *   @Override
 *   public void stop() {
 *     daemon.stop();
 *   }
 * }
 * }</pre>
 */
public interface EndpointUnderTest {

  /**
   * Starts it, and tells where it is and what it is claimed to do.
   *
   * <p>Claims, resources and credentials may be read from a target file: {@code new
   * TargetReader(name -> Optional.empty(), Map.of("port", "5985")).read(path)} puts what is only
   * known now in the place of variables.
   *
   * @return the endpoint, ready to be asked
   * @throws Exception if it cannot be started; the class fails with it
   */
  Target start() throws Exception;

  /**
   * Stops it, also if {@link #start} did not get far.
   *
   * @throws Exception if it cannot be stopped; the class fails with it
   */
  void stop() throws Exception;
}
