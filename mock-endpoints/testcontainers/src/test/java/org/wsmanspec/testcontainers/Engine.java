package org.wsmanspec.testcontainers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.exception.NotFoundException;
import org.testcontainers.DockerClientFactory;

/** Whether containers can be tested here. */
final class Engine {

  private Engine() {}

  /** Skips the test, and says why, where there is no engine or no image. */
  static void needed() {
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "no container engine answers: container tests are skipped");
    assumeTrue(
        image(),
        "there is no image "
            + WsmanEndpointContainer.IMAGE
            + "; make it with ci/container/build, or with ci/container/build --local");
  }

  private static boolean image() {
    try {
      DockerClientFactory.lazyClient()
          .inspectImageCmd(WsmanEndpointContainer.IMAGE.asCanonicalNameString())
          .exec();
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }
}
