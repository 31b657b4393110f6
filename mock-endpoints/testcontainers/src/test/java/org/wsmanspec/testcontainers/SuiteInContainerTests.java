package org.wsmanspec.testcontainers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.dockerjava.api.exception.NotFoundException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.output.ToStringConsumer;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;
import org.testcontainers.images.builder.Transferable;

/** The suite in one container, an endpoint in another, and a network between them. */
@Timeout(300)
final class SuiteInContainerTests {

  private static final String OUT = "/tmp/report";

  @BeforeAll
  static void engine() {
    Engine.needed();
  }

  private static WsmanEndpointContainer endpoint(Network network) {
    return new WsmanEndpointContainer()
        .withImagePullPolicy(image -> false)
        .withNetwork(network)
        .withNetworkAliases("endpoint");
  }

  private static GenericContainer<?> suite(
      Network network, ToStringConsumer said, String... words) {
    String[] command = new String[words.length + 3];
    command[0] = "run";
    command[1] = "--out";
    command[2] = OUT;
    System.arraycopy(words, 0, command, 3, words.length);
    return new GenericContainer<>(WsmanEndpointContainer.IMAGE)
        .withImagePullPolicy(image -> false)
        .withNetwork(network)
        .withLogConsumer(said)
        .withCommand(command);
  }

  private static long exitCode(GenericContainer<?> suite) {
    Long code = suite.getCurrentContainerInfo().getState().getExitCodeLong();
    return code == null ? -1 : code;
  }

  private static List<String> evidence(GenericContainer<?> suite) {
    return suite.copyFileFromContainer(
        OUT + "/evidence.jsonl",
        in -> new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
  }

  @Test
  void theSuiteJudgesAnEndpointAcrossANetwork() {
    ToStringConsumer said = new ToStringConsumer();
    try (Network network = Network.newNetwork();
        WsmanEndpointContainer endpoint = endpoint(network);
        GenericContainer<?> suite =
            suite(network, said, "--target", "http://endpoint:5985/wsman", "--plan", "smoke")
                .withStartupCheckStrategy(
                    new OneShotStartupCheckStrategy().withTimeout(Duration.ofMinutes(3)))) {
      endpoint.start();
      suite.start();
      assertEquals(0, exitCode(suite), said.toUtf8String());
      assertTrue(said.toUtf8String().contains("No requirement failed"), said.toUtf8String());
      assertTrue(evidence(suite).size() > 1);
    }
  }

  /** The endpoint leaves the network while the run is under way. */
  @Test
  void aRunThatIsCutOffEndsWithAVerdictAndKeepsWhatWasRecorded() throws InterruptedException {
    ToStringConsumer said = new ToStringConsumer();
    String target =
        """
        target: An endpoint that will be gone
        address: http://endpoint:5985/wsman
        limits: { connectSeconds: 2, responseSeconds: 3 }
        claims: [identify, get, enumeration]
        resources:
          instance: { uri: "http://schemas.microsoft.com/wbem/wsman/1/wmi/root/cimv2/Win32_OperatingSystem" }
        """;
    try (Network network = Network.newNetwork();
        WsmanEndpointContainer endpoint = endpoint(network);
        GenericContainer<?> suite =
            suite(network, said, "--target", "/tmp/target.yaml")
                .withCopyToContainer(Transferable.of(target), "/tmp/target.yaml")
                .withStartupCheckStrategy(new Running())
                .waitingFor(new Recording())) {
      endpoint.start();
      suite.start();
      DockerClientFactory.lazyClient()
          .disconnectFromNetworkCmd()
          .withContainerId(endpoint.getContainerId())
          .withNetworkId(network.getId())
          .withForce(true)
          .exec();
      DockerClientFactory.lazyClient()
          .waitContainerCmd(suite.getContainerId())
          .start()
          .awaitStatusCode(4, java.util.concurrent.TimeUnit.MINUTES);
      assertTrue(said.toUtf8String().contains("run them anew"), said.toUtf8String());
      assertTrue(evidence(suite).stream().anyMatch(l -> l.contains("IdentifyResponse")));
    }
  }

  /** Until some exchanges are recorded. */
  private static final class Recording extends AbstractWaitStrategy {
    private static final int SOME = 20;

    @Override
    protected void waitUntilReady() {
      GenericContainer<?> suite = (GenericContainer<?>) waitStrategyTarget;
      Instant end = Instant.now().plus(startupTimeout);
      while (lines(suite) < SOME) {
        if (Instant.now().isAfter(end) || !suite.isRunning()) {
          throw new ContainerLaunchException("nothing was recorded: " + suite.getLogs());
        }
      }
    }

    private static int lines(GenericContainer<?> suite) {
      try {
        return evidence(suite).size();
      } catch (NotFoundException e) {
        return 0;
      }
    }
  }

  /** Content with a container that has ended already: it may be quick. */
  private static final class Running extends StartupCheckStrategy {
    @Override
    public StartupStatus checkStartupState(
        com.github.dockerjava.api.DockerClient client, String containerId) {
      return StartupStatus.SUCCESSFUL;
    }
  }
}
