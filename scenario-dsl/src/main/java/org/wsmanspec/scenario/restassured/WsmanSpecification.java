package org.wsmanspec.scenario.restassured;

import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RedirectConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.wsmanspec.message.MediaType;

/**
 * REST Assured request specifications that speak to a WS-Management endpoint and are recorded.
 *
 * <p>Left to itself REST Assured appends {@code charset=ISO-8859-1} to the Content-Type of SOAP
 * messages and encodes texts by it. Here bodies are bytes and the charset is always told.
 */
public final class WsmanSpecification {

  private WsmanSpecification() {}

  /**
   * A specification without body: address, Content-Type for UTF-8, no redirects, recording.
   *
   * @param address absolute http or https URI of the endpoint
   */
  public static RequestSpecification of(URI address, RecordingFilter recording) {
    RestAssuredConfig config =
        RestAssuredConfig.config()
            .encoderConfig(
                EncoderConfig.encoderConfig()
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false))
            .redirect(RedirectConfig.redirectConfig().followRedirects(false));
    return new RequestSpecBuilder()
        .setBaseUri(address)
        .setConfig(config)
        .setContentType(MediaType.SOAP + ";charset=UTF-8")
        .addFilter(recording)
        .build();
  }

  /**
   * A request with an envelope as its body, ready for {@code post()}.
   *
   * @param envelope XML without declaration, or with one that says UTF-8
   */
  public static RequestSpecification envelope(
      URI address, RecordingFilter recording, String envelope) {
    return RestAssured.given()
        .spec(of(address, recording))
        .body(envelope.getBytes(StandardCharsets.UTF_8));
  }
}
