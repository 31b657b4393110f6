package org.wsmanspec.suite.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the jar, or {@code development} where there is no jar. */
final class Version implements IVersionProvider {

  /** The version as one word. */
  static String text() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public String[] getVersion() {
    return new String[] {"wsmanspec " + text()};
  }
}
