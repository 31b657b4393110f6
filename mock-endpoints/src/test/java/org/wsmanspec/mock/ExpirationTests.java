package org.wsmanspec.mock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.wsmanspec.mock.Client.resource;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Enumerations that nobody ends, on a clock that only moves when told. */
class ExpirationTests {

  @Test
  void fiveThousandForgottenEnumerationsLeaveNothing() {
    HandClock clock = new HandClock();
    String many = resource("WSPEC_Many");
    try (ReferenceEndpoint endpoint =
        ReferenceEndpoint.builder()
            .clock(clock)
            .limits(EndpointLimits.DEFAULT.withEnumerations(5_000, Duration.ofMinutes(1)))
            .build()
            .start()) {
      Client client = new Client(endpoint.address());
      String last = "";
      for (int i = 0; i < 5_000; i++) {
        last = client.enumerate(many, "").at("//wsen:EnumerationContext");
      }
      assertEquals(5_000, endpoint.openEnumerations());
      assertEquals("s:Sender wsman:QuotaLimit", client.enumerate(many, "").faultLine());
      clock.advance(Duration.ofSeconds(50));
      assertEquals(200, client.pull(many, last, "").status());
      clock.advance(Duration.ofSeconds(50));
      assertEquals(200, client.pull(many, last, "").status(), "used, so it lives");
      assertEquals(200, client.enumerate(many, "").status());
      clock.advance(Duration.ofMinutes(2));
      assertEquals("s:Receiver wsen:TimedOut", client.pull(many, last, "").faultLine());
      assertEquals(0, endpoint.openEnumerations());
      clock.advance(Duration.ofHours(1));
      String short1 =
          client
              .enumerate(many, "<wsen:Expires>PT5S</wsen:Expires>")
              .at("//wsen:EnumerationContext");
      clock.advance(Duration.ofSeconds(5));
      assertEquals("s:Receiver wsen:TimedOut", client.pull(many, short1, "").faultLine());
      assertEquals(
          "s:Receiver wsen:InvalidEnumerationContext", client.pull(many, last, "").faultLine());
    }
  }
}
