package org.wsmanspec.report.allure;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids that depend on nothing but what they name, so that runs can be compared. */
final class Ids {

  private Ids() {}

  static String uuid(String name) {
    return UUID.nameUUIDFromBytes(("wsmanspec:" + name).getBytes(StandardCharsets.UTF_8))
        .toString();
  }
}
