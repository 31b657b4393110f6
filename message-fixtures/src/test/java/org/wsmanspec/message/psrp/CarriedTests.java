package org.wsmanspec.message.psrp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.Envelope;
import org.wsmanspec.message.psrp.Carried.Place;
import org.wsmanspec.message.vocabulary.Namespaces;

class CarriedTests {

  private static List<Carried> in(String body) {
    String envelope =
        "<s:Envelope xmlns:s='"
            + Namespaces.S
            + "' xmlns:rsp='"
            + Namespaces.RSP
            + "'><s:Body>"
            + body
            + "</s:Body></s:Envelope>";
    return Carried.in(Envelope.parse(envelope.getBytes(UTF_8)));
  }

  @Test
  void everyPlaceIsFound() {
    String pwsh = " xmlns='" + Namespaces.PWSH + "'>AQID</";
    assertEquals(
        List.of(
            Place.CREATION_XML,
            Place.ARGUMENTS,
            Place.STREAM,
            Place.STREAM,
            Place.CONNECT_XML,
            Place.CONNECT_RESPONSE_XML),
        in(
                "<rsp:Shell><creationXml"
                    + pwsh
                    + "creationXml></rsp:Shell>"
                    + "<rsp:CommandLine><rsp:Command/><rsp:Arguments>AQID</rsp:Arguments></rsp:CommandLine>"
                    + "<rsp:Send><rsp:Stream/><rsp:Stream/></rsp:Send>"
                    + "<connectXml"
                    + pwsh
                    + "connectXml><connectResponseXml"
                    + pwsh
                    + "connectResponseXml><connectXml/>")
            .stream()
            .map(Carried::place)
            .toList());
  }

  @Test
  void aStreamTellsItsNameAndItsCommand() {
    Carried stream =
        in("<rsp:Send><rsp:Stream Name='stdin' CommandId='C'>\n AQ\r\nID </rsp:Stream></rsp:Send>")
            .get(0);
    assertEquals(Optional.of("stdin"), stream.streamName());
    assertEquals(Optional.of("C"), stream.commandId());
    assertArrayEquals(new byte[] {1, 2, 3}, stream.octets());
  }

  @Test
  void whatIsNoBase64IsRefused() {
    Carried stream = in("<rsp:Send><rsp:Stream>A*</rsp:Stream></rsp:Send>").get(0);
    assertEquals(Optional.empty(), stream.commandId());
    assertThrows(PsrpException.class, stream::octets);
  }
}
