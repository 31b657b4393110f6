package org.wsmanspec.message.psrp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.clixml.Primitive;

class PsrpMessageTests {

  private static final UUID POOL = UUID.fromString("11223344-5566-7788-99AA-BBCCDDEEFF00");
  private static final Optional<UUID> PIPELINE =
      Optional.of(UUID.fromString("0A0B0C0D-0E0F-1011-1213-141516171819"));

  private static PsrpMessage message(Destination to, Optional<UUID> pipeline, PsrpPayload says) {
    PsrpMessage message = PsrpMessage.of(to, POOL, pipeline, says);
    // The examples have no byte-order mark.
    String data = new String(message.data(), UTF_8).replace("\uFEFF", "");
    return PsrpMessage.of(
        message.destinationCode(), message.typeCode(), POOL, pipeline, data.getBytes(UTF_8));
  }

  private static void isWritten(String base64, long objectId, int blob, PsrpMessage message) {
    List<Fragment> fragments = new Fragmenter(objectId).split(message, blob);
    assertEquals(base64, Base64.getEncoder().encodeToString(Fragment.encode(fragments)));
    MessageReader reader = new MessageReader();
    assertEquals(
        List.of(new MessageReader.Received(objectId, message)),
        reader.feed(Base64.getDecoder().decode(base64)));
  }

  @Test
  void sessionCapabilityIsWrittenAsInTheExample() {
    isWritten(
        "AAAAAAAAAAEAAAAAAAAAAAMAAADHAgAAAAIAAQBEMyIRZlWId5mqu8zd7v8AAAAAAAAAAAAAAAAAAAAAADxPYmogUmVm"
            + "SWQ9IjAiPjxNUz48VmVyc2lvbiBOPSJwcm90b2NvbHZlcnNpb24iPjIuMzwvVmVyc2lvbj48VmVyc2lvbiBOPSJQU1Zl"
            + "cnNpb24iPjIuMDwvVmVyc2lvbj48VmVyc2lvbiBOPSJTZXJpYWxpemF0aW9uVmVyc2lvbiI+MS4xLjAuMTwvVmVyc2lv"
            + "bj48L01TPjwvT2JqPg==",
        1,
        32768,
        message(Destination.SERVER, Optional.empty(), SessionCapability.of("2.3")));
  }

  @Test
  void runspacePoolStateIsWrittenAsInTheExample() {
    isWritten(
        "AAAAAAAAAAMAAAAAAAAAAAMAAABkAQAAAAUQAgBEMyIRZlWId5mqu8zd7v8AAAAAAAAAAAAAAAAAAAAAADxPYmogUmVm"
            + "SWQ9IjAiPjxNUz48STMyIE49IlJ1bnNwYWNlU3RhdGUiPjI8L0kzMj48L01TPjwvT2JqPg==",
        3,
        32768,
        message(
            Destination.CLIENT,
            Optional.empty(),
            RunspacePoolStateMessage.of(RunspacePoolState.OPENED)));
  }

  @Test
  void pipelineInputIsCutAsInTheExample() {
    isWritten(
        "AAAAAAAAAAUAAAAAAAAAAAEAAAAwAgAAAAIQBABEMyIRZlWId5mqu8zd7v8ADQwLCg8OERASExQVFhcYGTxTPmFiY2Rl"
            + "AAAAAAAAAAUAAAAAAAAAAQIAAAAZZmdoaWprbG1ub3BxcnN0dXZ3eHl6PC9TPg==",
        5,
        48,
        message(
            Destination.SERVER,
            PIPELINE,
            new PipelineInput(Primitive.string("abcdefghijklmnopqrstuvwxyz"))));
  }

  @Test
  void endOfPipelineInputIsNothingButAHeader() {
    isWritten(
        "AAAAAAAAAAYAAAAAAAAAAAMAAAAoAgAAAAMQBABEMyIRZlWId5mqu8zd7v8ADQwLCg8OERASExQVFhcYGQ==",
        6,
        32768,
        message(Destination.SERVER, PIPELINE, new EndOfPipelineInput()));
  }

  @Test
  void aMessageKeepsWhatNobodyKnows() {
    byte[] octets = new byte[45];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = (byte) (i * 7 - 100);
    }
    PsrpMessage message = PsrpMessage.decode(octets);
    assertArrayEquals(octets, message.encode());
    assertEquals(Optional.empty(), message.type());
    assertEquals(Optional.empty(), message.destination());
    PsrpException e = assertThrows(PsrpException.class, message::payload);
    assertEquals(PsrpException.Kind.UNKNOWN_TYPE, e.kind());
    PsrpException shorter =
        assertThrows(PsrpException.class, () -> PsrpMessage.decode(new byte[39]));
    assertEquals(PsrpException.Kind.SHORT_MESSAGE, shorter.kind());
  }

  @Test
  void whatWindowsSendsHasAByteOrderMark() {
    PsrpMessage message =
        PsrpMessage.of(Destination.CLIENT, POOL, PIPELINE, new PipelineOutput(Primitive.i32(42)));
    assertEquals("\uFEFF<I32>42</I32>", new String(message.data(), UTF_8));
    assertEquals(new PipelineOutput(Primitive.i32(42)), message.payload());
  }

  @Test
  void dataThatDoNotFitTheTypeAreRefusedAndSayWhatIsMissing() {
    refused(MessageType.RUNSPACEPOOL_STATE, "<S />", "RUNSPACEPOOL_STATE: expected an object");
    refused(
        MessageType.RUNSPACEPOOL_STATE,
        "<Obj RefId=\"0\"><MS><I64 N=\"RunspaceState\">2</I64></MS></Obj>",
        "expected a value like a Integer of Java as property RunspaceState");
    refused(MessageType.SET_MAX_RUNSPACES, "<Obj RefId=\"0\" />", "property MaxRunspaces");
    refused(
        MessageType.SESSION_CAPABILITY,
        "<Obj RefId=\"0\"><MS><S N=\"protocolversion\">2.3</S></MS></Obj>",
        "expected a <Version> as property protocolversion");
    refused(MessageType.CREATE_PIPELINE, "<x", "CREATE_PIPELINE: the message is not well-formed");
    refused(MessageType.END_OF_PIPELINE_INPUT, "<S />", "has no data");
    refused(MessageType.PIPELINE_OUTPUT, "", "the message is empty");
  }

  private static void refused(MessageType type, String data, String said) {
    PsrpMessage message =
        PsrpMessage.of(2, type.code(), POOL, Optional.empty(), data.getBytes(UTF_8));
    PsrpException e = assertThrows(PsrpException.class, message::payload);
    assertEquals(PsrpException.Kind.PAYLOAD, e.kind());
    assertTrue(String.valueOf(e.getMessage()).contains(said), e::getMessage);
  }
}
