package org.wsmanspec.testcontainers;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.output.Slf4jLogConsumer;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

/**
 * The reference endpoint in a container.
 *
 * <pre>{@code
 * try (WsmanEndpointContainer endpoint =
 *     new WsmanEndpointContainer().withPersonality("relates-to-missing")) {
 *   endpoint.start();
 *   client.connect(endpoint.address());
 * }
 * }</pre>
 *
 * <p>It has started when it answers Identify. What it prints goes to the logger of this class.
 */
public final class WsmanEndpointContainer extends GenericContainer<WsmanEndpointContainer> {

  /** The image of tool and endpoint, as {@code ci/container/build} names it. */
  public static final DockerImageName IMAGE = DockerImageName.parse("wsmanspec");

  /** The port inside the container. */
  public static final int PORT = 5985;

  private static final Logger LOG = LoggerFactory.getLogger(WsmanEndpointContainer.class);
  private static final String PASSWORD = "/run/wsmanspec/password";

  private final List<String> options = new ArrayList<>();
  private boolean https;

  /** An endpoint from the image of the usual name. */
  public WsmanEndpointContainer() {
    this(IMAGE);
  }

  /** An endpoint from an image, such as one with a version or a registry in its name. */
  public WsmanEndpointContainer(DockerImageName image) {
    super(image);
    withExposedPorts(PORT);
    withStartupTimeout(Duration.ofMinutes(1));
    withLogConsumer(new Slf4jLogConsumer(LOG));
    setWaitStrategy(new IdentifyWaitStrategy());
  }

  /** Be a faulty variant; {@code wsmanspec list personalities} shows them. */
  public WsmanEndpointContainer withPersonality(String name) {
    options.addAll(List.of("--personality", name));
    return this;
  }

  /**
   * Let only one user in.
   *
   * @param digest whether clients log in with Digest, otherwise with Basic
   */
  public WsmanEndpointContainer withCredentials(String user, String password, boolean digest) {
    options.addAll(
        List.of(
            "--user", user, "--password-file", PASSWORD, "--scheme", digest ? "digest" : "basic"));
    // A file and no option: the command line of a container is for everybody to see.
    return withCopyToContainer(Transferable.of(password + "\n", 0444), PASSWORD);
  }

  /** Speak TLS, with a certificate that is made at start. */
  public WsmanEndpointContainer withHttps() {
    https = true;
    options.add("--https");
    return this;
  }

  /** Load a MOF file beside the sample repository. */
  public WsmanEndpointContainer withRepository(MountableFile mof) {
    String inside = "/run/wsmanspec/repository-" + options.size() + ".mof";
    options.addAll(List.of("--mof", inside));
    return withCopyFileToContainer(mof, inside);
  }

  /** The URL for clients outside, once started. */
  public URI address() {
    return URI.create(scheme() + "://" + getHost() + ":" + getMappedPort(PORT) + "/wsman");
  }

  /** The URL for other containers of the same network, by the alias that this one has there. */
  public URI address(String alias) {
    return URI.create(scheme() + "://" + alias + ":" + PORT + "/wsman");
  }

  private String scheme() {
    return https ? "https" : "http";
  }

  /** Whether it speaks TLS. */
  boolean speaksTls() {
    return https;
  }

  @Override
  protected void configure() {
    super.configure();
    List<String> command =
        new ArrayList<>(List.of("mock", "--host", "0.0.0.0", "--port", "" + PORT));
    command.addAll(options);
    setCommand(command.toArray(String[]::new));
  }

  /** The last lines that it printed, for messages about a start that failed. */
  Optional<String> lastWords() {
    String logs = getLogs();
    return logs.isBlank() ? Optional.empty() : Optional.of(logs.strip());
  }
}
