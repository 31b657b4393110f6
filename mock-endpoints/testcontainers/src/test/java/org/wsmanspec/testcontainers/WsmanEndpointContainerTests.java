package org.wsmanspec.testcontainers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.MountableFile;

/** The endpoint in a container, as a test of somebody's client would use it. */
@Timeout(180)
final class WsmanEndpointContainerTests {

  @BeforeAll
  static void engine() {
    Engine.needed();
  }

  private static WsmanEndpointContainer endpoint() {
    return new WsmanEndpointContainer().withImagePullPolicy(image -> false);
  }

  private static HttpResponse<String> identify(URI address, String authorization)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/soap+xml;charset=UTF-8")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "<s:Envelope xmlns:s='http://www.w3.org/2003/05/soap-envelope'><s:Header/>"
                        + "<s:Body><i:Identify xmlns:i='http://schemas.dmtf.org/wbem/wsman/identity/1/wsmanidentity.xsd'/>"
                        + "</s:Body></s:Envelope>"));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void isReadyWhenItHasStarted() throws Exception {
    try (WsmanEndpointContainer endpoint = endpoint()) {
      endpoint.start();
      HttpResponse<String> answer = identify(endpoint.address(), "");
      assertEquals(200, answer.statusCode());
      assertTrue(answer.body().contains("IdentifyResponse"), answer.body());
    }
  }

  @Test
  void needsNoMoreThanItHas() {
    try (WsmanEndpointContainer endpoint =
        endpoint()
            .withCreateContainerCmdModifier(
                command ->
                    command
                        .getHostConfig()
                        .withReadonlyRootfs(true)
                        .withTmpFs(Map.of("/tmp", "rw,size=16m"))
                        .withCapDrop(com.github.dockerjava.api.model.Capability.ALL))) {
      endpoint.start();
      assertEquals("10001:10001", endpoint.getCurrentContainerInfo().getConfig().getUser());
    }
  }

  @Test
  void letsInWhoKnowsThePassword() throws Exception {
    try (WsmanEndpointContainer endpoint =
        endpoint().withCredentials("lab", "not for the command line", false)) {
      endpoint.start();
      assertEquals(401, identify(endpoint.address(), "").statusCode());
      String login =
          Base64.getEncoder()
              .encodeToString("lab:not for the command line".getBytes(StandardCharsets.UTF_8));
      assertEquals(200, identify(endpoint.address(), "Basic " + login).statusCode());
      assertFalse(
          List.of(endpoint.getCurrentContainerInfo().getArgs())
              .toString()
              .contains("not for the command line"));
    }
  }

  @Test
  void isWhatItIsToldToBe() throws Exception {
    try (WsmanEndpointContainer endpoint =
        endpoint().withPersonality("identify-other-protocol-version")) {
      endpoint.start();
      String body = identify(endpoint.address(), "").body();
      assertFalse(
          body.contains("ProtocolVersion>http://schemas.dmtf.org/wbem/wsman/1/wsman.xsd<"), body);
    }
  }

  @Test
  void speaksTls() {
    try (WsmanEndpointContainer endpoint = endpoint().withHttps()) {
      endpoint.start();
      assertEquals("https", endpoint.address().getScheme());
      assertThrows(IOException.class, () -> identify(endpoint.address(), ""));
    }
  }

  @Test
  void saysWhyItDoesNotStart() {
    try (WsmanEndpointContainer endpoint = endpoint().withPersonality("no-such-personality")) {
      ContainerLaunchException e = assertThrows(ContainerLaunchException.class, endpoint::start);
      StringBuilder said = new StringBuilder();
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        said.append(cause.getMessage()).append('\n');
      }
      assertTrue(said.toString().contains("there is no personality"), said.toString());
    }
  }

  @Test
  void loadsARepository() {
    try (WsmanEndpointContainer endpoint =
        endpoint()
            .withCopyToContainer(Transferable.of("not a MOF file"), "/run/other")
            .withRepository(MountableFile.forClasspathResource("lamp.mof"))) {
      endpoint.start();
      assertTrue(endpoint.isRunning());
    }
  }
}
