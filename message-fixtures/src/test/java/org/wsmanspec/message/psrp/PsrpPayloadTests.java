package org.wsmanspec.message.psrp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.clixml.Clixml;
import org.wsmanspec.message.clixml.Primitive;

class PsrpPayloadTests {

  private static final int CASES = 30;

  private static PsrpMessage message(PsrpPayload payload) {
    Destination to =
        payload.type().direction() == MessageType.Direction.TO_SERVER
            ? Destination.SERVER
            : Destination.CLIENT;
    return PsrpMessage.of(to, new UUID(1, 2), Optional.of(new UUID(3, 4)), payload);
  }

  @Test
  void whatAMessageSaysIsReadAsItWasWritten() {
    Set<MessageType> seen = EnumSet.noneOf(MessageType.class);
    for (long seed = 0; seed < CASES; seed++) {
      for (PsrpPayload payload : Samples.all(seed)) {
        PsrpMessage written = message(payload);
        PsrpPayload read = PsrpMessage.decode(written.encode()).payload();
        assertEquals(new String(written.data(), UTF_8), new String(message(read).data(), UTF_8));
        assertEquals(payload.getClass(), read.getClass());
        assertEquals(numberless(payload), numberless(read));
        seen.add(payload.type());
      }
    }
    assertEquals(EnumSet.allOf(MessageType.class), seen);
  }

  /** Numbers of objects are the writer's business. */
  private static String numberless(PsrpPayload payload) {
    return payload
        .toString()
        .replaceAll("refId=(Optional(\\.empty|\\[[^]]*\\])|[^,\\]]*)", "")
        .replaceAll("reference=(true|false)", "");
  }

  @Test
  void typesAreOfTheNumbersThatTheDocumentGivesThem() {
    assertEquals(31, MessageType.values().length);
    assertEquals(0x00041011, MessageType.INFORMATION_RECORD.code());
    assertEquals(Optional.of(MessageType.PROGRESS_RECORD), MessageType.of(0x00041010));
    assertEquals(Optional.empty(), MessageType.of(0x0004100A));
    Set<Integer> codes =
        Arrays.stream(MessageType.values()).map(MessageType::code).collect(Collectors.toSet());
    assertEquals(31, codes.size());
    assertTrue(MessageType.SESSION_CAPABILITY.direction().allows(Destination.CLIENT));
    assertTrue(MessageType.PUBLIC_KEY.direction().allows(Destination.SERVER));
    assertNotEquals(true, MessageType.PUBLIC_KEY.direction().allows(Destination.CLIENT));
    assertNotEquals(true, MessageType.PIPELINE_OUTPUT.direction().allows(Destination.SERVER));
  }

  @Test
  void hostMethodsAreNumberedWithoutAGap() {
    assertEquals(56, HostMethod.values().length);
    for (int id = 1; id <= 56; id++) {
      assertEquals(id, HostMethod.of(id).orElseThrow().id());
    }
    assertEquals("PromptForChoice", HostMethod.of(26).orElseThrow().wireName());
    assertTrue(HostMethod.READ_LINE.returnsValue());
    assertEquals(false, HostMethod.WRITE_LINE_1.returnsValue());
  }

  @Test
  void aNumberMayStandForAnEnumeration() {
    GetCommandMetadata read =
        (GetCommandMetadata)
            PsrpMessage.of(
                    2,
                    MessageType.GET_COMMAND_METADATA.code(),
                    new UUID(0, 0),
                    Optional.empty(),
                    "<Obj RefId=\"0\"><MS><Nil N=\"Name\" /><I32 N=\"CommandType\">511</I32></MS></Obj>"
                        .getBytes(UTF_8))
                .payload();
    assertEquals(new EnumValue("", "", 511), read.commandType());
    assertEquals(Optional.empty(), read.names());
  }

  @Test
  void severalStatementsStandInTheExtraCommands() {
    Command one = Command.script("1");
    Command two = Command.script("2");
    PowerShellCommands single = PowerShellCommands.of(List.of(one, two));
    assertEquals(List.of(List.of(one, two)), single.statements());
    PowerShellCommands several =
        new PowerShellCommands(
            false,
            List.of(one),
            Optional.of(List.of(List.of(one), List.of(two))),
            Optional.empty(),
            false);
    assertEquals(2, several.statements().size());
  }

  @Test
  void aPropertyMayBeAReferenceToAnObjectBefore() {
    String list = "<LST><S>a</S></LST>";
    PsrpMessage message =
        PsrpMessage.of(
            2,
            MessageType.GET_COMMAND_METADATA.code(),
            new UUID(0, 0),
            Optional.empty(),
            ("<Obj RefId=\"0\"><MS><Obj N=\"Name\" RefId=\"1\">"
                    + list
                    + "</Obj><I32 N=\"CommandType\">8</I32><Ref N=\"Namespace\" RefId=\"1\" /></MS></Obj>")
                .getBytes(UTF_8));
    assertEquals(Optional.of(List.of("a")), ((GetCommandMetadata) message.payload()).namespaces());
  }

  @Test
  void recordsOfTheWrongTypeAreNotMade() {
    assertThrows(
        IllegalArgumentException.class,
        () -> InformationalRecord.of(MessageType.ERROR_RECORD, "x"));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new HostCall(
                MessageType.PIPELINE_HOST_RESPONSE,
                1,
                EnumValue.hostMethod(HostMethod.READ_LINE),
                List.of()));
  }

  @Test
  void hostValuesAreWrittenAsTheDocumentSays() {
    assertEquals(
        "<Obj RefId=\"0\"><MS><S N=\"T\">System.Management.Automation.Host.Coordinates</S>"
            + "<Obj N=\"V\" RefId=\"1\"><MS><I32 N=\"x\">1</I32><I32 N=\"y\">2</I32></MS></Obj>"
            + "</MS></Obj>",
        Clixml.text(HostValues.typedCoordinates(1, 2)));
    assertEquals(
        "<Obj RefId=\"0\"><TN RefId=\"0\"><T>System.Management.Automation.PSCredential</T>"
            + "<T>System.Object</T></TN><ToString>System.Management.Automation.PSCredential</ToString>"
            + "<Props><S N=\"UserName\">u</S><SS N=\"Password\">AAAA</SS></Props></Obj>",
        Clixml.text(HostValues.credential("u", Primitive.secureString("AAAA"))));
  }
}
