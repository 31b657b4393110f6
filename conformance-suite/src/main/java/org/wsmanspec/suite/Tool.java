package org.wsmanspec.suite;

/** Name and version of this program, for reports. */
final class Tool {

  private Tool() {}

  /** {@code wsmanspec} and its version, where the manifest tells it. */
  static String name() {
    String version = Tool.class.getPackage().getImplementationVersion();
    return version == null ? "wsmanspec" : "wsmanspec " + version;
  }
}
