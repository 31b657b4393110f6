package org.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestEngine;

/** An ordinary test beside the scenarios, which holds the platform to the older line. */
class PlatformTests {

  @Test
  void thePlatformIsTheOneOfJUnit5() {
    String version = TestEngine.class.getPackage().getImplementationVersion();
    assertEquals("1.14", version.substring(0, 4));
  }
}
