package org.wsmanspec.scenario.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wsmanspec.scenario.transport.Authentication;

final class TargetTransportTests {

  @ParameterizedTest
  @CsvSource({"BASIC, true", "DIGEST, false", "NTLM, false"})
  void onlyBasicCredentialsAreSentUnasked(Authentication.Scheme scheme, boolean unasked) {
    assertEquals(unasked, TargetTransport.sentUnasked(scheme));
  }
}
