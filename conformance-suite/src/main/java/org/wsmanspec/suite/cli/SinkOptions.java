package org.wsmanspec.suite.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wsmanspec.mock.sink.SinkSettings;
import org.wsmanspec.suite.sink.RunSink;
import picocli.CommandLine.Option;

/** Where the events of subscriptions arrive; the embedded endpoint needs none of these. */
final class SinkOptions {

  @Option(
      names = "--sink-host",
      paramLabel = "HOST",
      description =
          "Interface on which the event sink listens (the one from which the target is reached).")
  private @Nullable String host;

  @Option(
      names = "--sink-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "Port of the event sink, for HTTP and HTTPS alike (any free one).")
  private int port;

  @Option(
      names = "--sink-url",
      paramLabel = "URL",
      description =
          "What the target is told instead of host and port, where addresses are translated on the"
              + " way.")
  private @Nullable String url;

  @Option(
      names = "--sink-https",
      description = "Have events delivered over TLS, with a certificate made for the run.")
  private boolean https;

  /**
   * A sink that does not listen yet.
   *
   * @param endpoint what is tested
   * @throws CommandFailure if the options make no sense
   */
  RunSink open(URI endpoint) {
    try {
      SinkSettings settings = RunSink.settings(endpoint);
      return new RunSink(
          settings
              .at(host == null ? settings.host() : host, port)
              .toldAs(url == null ? Optional.empty() : Optional.of(new URI(url)))
              .withHttps(https),
          Clock.systemUTC());
    } catch (URISyntaxException | IllegalArgumentException e) {
      throw new CommandFailure(ExitCode.USAGE, "--sink-url or --sink-port: " + e.getMessage(), e);
    }
  }
}
