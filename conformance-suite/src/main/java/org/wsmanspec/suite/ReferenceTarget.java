package org.wsmanspec.suite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.wsmanspec.scenario.Target;
import org.wsmanspec.scenario.yaml.TargetReader;

/** The target file of the embedded reference endpoint. */
public final class ReferenceTarget {

  private static final String FILE = "/org/wsmanspec/suite/targets/reference-endpoint.yaml";

  private ReferenceTarget() {}

  /** The reference endpoint with its sample repository, listening at an address. */
  public static Target at(URI address) {
    return new TargetReader(
            name -> Optional.empty(), Map.of("mock.address", address.toString()))
        .read("reference-endpoint.yaml", text());
  }

  private static String text() {
    try (InputStream in = ReferenceTarget.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the shipped file " + FILE + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
