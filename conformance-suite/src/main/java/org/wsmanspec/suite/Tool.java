package org.wsmanspec.suite;

/** Name and version of this program, for reports. */
public final class Tool {

  private Tool() {}

  /** {@code wsmanspec} and its version, where the manifest tells it. */
  public static String name() {
    String version = Tool.class.getPackage().getImplementationVersion();
    return version == null ? "wsmanspec" : "wsmanspec " + version;
  }
}
