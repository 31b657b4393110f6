package org.wsmanspec.message.psrp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.clixml.PrimitiveTag;

class DebuggingTests {

  private static CreatePipeline pipeline(Command... commands) {
    return new CreatePipeline(
        true,
        EnumValue.apartmentState("UNKNOWN", 2),
        EnumValue.remoteStreamOptions("0", 0),
        false,
        HostInfo.none(),
        PowerShellCommands.of(List.of(commands)),
        false);
  }

  @Test
  void commandsAreKnownByBothOfTheirNames() {
    for (DebuggerCommand command : DebuggerCommand.values()) {
      assertEquals(Optional.of(command), DebuggerCommand.of(command.wireName()));
      assertEquals(Optional.of(command), DebuggerCommand.of(command.documentName()));
      assertEquals(
          Optional.of(command),
          DebuggerCommand.of(pipeline(Command.named(command.wireName(), List.of()))));
    }
    assertEquals(Optional.empty(), DebuggerCommand.of("Get-Item"));
    assertEquals(
        Optional.empty(), DebuggerCommand.of(pipeline(Command.script("__Set-PSDebugMode"))));
    Command mode = Command.named("__Set-PSDebugMode", List.of());
    assertEquals(Optional.empty(), DebuggerCommand.of(pipeline(mode, mode)));
  }

  @Test
  void eventsAreKnownByTheirSource() {
    assertEquals(
        Optional.of(DebuggerEvent.STOP),
        DebuggerEvent.of(event("PSInternalRemoteDebuggerStopEvent")));
    assertEquals(Optional.empty(), DebuggerEvent.of(event("other")));
  }

  private static UserEvent event(String source) {
    return new UserEvent(
        1,
        source,
        new Primitive(PrimitiveTag.DT, "2026-01-02T03:04:05Z"),
        Primitive.NIL,
        Primitive.NIL,
        Primitive.NIL,
        Optional.empty(),
        new UUID(1, 2));
  }
}
