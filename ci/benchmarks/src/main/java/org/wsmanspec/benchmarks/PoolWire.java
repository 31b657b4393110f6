package org.wsmanspec.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wsmanspec.message.clixml.Primitive;
import org.wsmanspec.message.psrp.CreatePipeline;
import org.wsmanspec.message.psrp.Destination;
import org.wsmanspec.message.psrp.EnumValue;
import org.wsmanspec.message.psrp.Fragment;
import org.wsmanspec.message.psrp.Fragmenter;
import org.wsmanspec.message.psrp.HostInfo;
import org.wsmanspec.message.psrp.InitRunspacePool;
import org.wsmanspec.message.psrp.MessageReader;
import org.wsmanspec.message.psrp.MessageType;
import org.wsmanspec.message.psrp.PsrpMessage;
import org.wsmanspec.message.psrp.SessionCapability;
import org.wsmanspec.message.vocabulary.Namespaces;

/** A runspace pool at an endpoint, opened by a client that does nothing more than it has to. */
final class PoolWire implements AutoCloseable {

  /** Where pools are opened. */
  static final String RESOURCE = Namespaces.PWSH + "/Microsoft.PowerShell";
  private static final Pattern STREAM = Pattern.compile("Stream [^>]*>([A-Za-z0-9+/=]+)<");
  private static final int BLOB = 32_768;

  private final ShellWire wire;
  private final UUID pool = UUID.randomUUID();
  private final Fragmenter fragmenter = new Fragmenter();
  private final String shell;

  /** Opens a pool over a connection to {@link #RESOURCE} that others may use by turns. */
  PoolWire(ShellWire wire) throws IOException {
    this.wire = wire;
    List<Fragment> fragments = new ArrayList<>();
    fragments.addAll(
        fragmenter.split(
            PsrpMessage.of(
                Destination.SERVER, pool, Optional.empty(), SessionCapability.of("2.3")),
            BLOB));
    fragments.addAll(
        fragmenter.split(
            PsrpMessage.of(
                Destination.SERVER,
                pool,
                Optional.empty(),
                new InitRunspacePool(
                    1,
                    1,
                    EnumValue.threadOptions("Default", 0),
                    EnumValue.apartmentState("UNKNOWN", 2),
                    HostInfo.none(),
                    Primitive.NIL)),
            BLOB));
    this.shell =
        wire.open(
            "<w:OptionSet s:mustUnderstand='true'><w:Option Name='protocolversion'"
                + " MustComply='true'>2.3</w:Option></w:OptionSet>",
            "ShellId='" + pool + "'",
            "<r:InputStreams>stdin pr</r:InputStreams><r:OutputStreams>stdout</r:OutputStreams>",
            "<creationXml xmlns='" + Namespaces.PWSH + "'>" + text(fragments) + "</creationXml>");
    receive("", MessageType.RUNSPACEPOOL_STATE);
  }

  /** Run a script to its end; how many messages came back. */
  int run(String script) throws IOException {
    UUID pipeline = UUID.randomUUID();
    PsrpMessage create =
        PsrpMessage.of(
            Destination.SERVER,
            pool,
            Optional.of(pipeline),
            CreatePipeline.ofScript(script, true));
    String command =
        wire.command(
            shell,
            "CommandId='" + pipeline + "'",
            "<r:Command/><r:Arguments>"
                + text(fragmenter.split(create, BLOB))
                + "</r:Arguments>");
    return receive(command, MessageType.PIPELINE_STATE);
  }

  private int receive(String command, MessageType last) throws IOException {
    MessageReader reader = new MessageReader();
    int count = 0;
    while (true) {
      Matcher matcher = STREAM.matcher(wire.receive(shell, command, "stdout"));
      boolean over = false;
      while (matcher.find()) {
        for (var each : reader.feed(Base64.getDecoder().decode(matcher.group(1)))) {
          count++;
          // Read as a client would that wants to know what came.
          over |= each.message().payload().type() == last;
        }
      }
      if (over) {
        return count;
      }
    }
  }

  private static String text(List<Fragment> fragments) {
    return Base64.getEncoder().encodeToString(Fragment.encode(fragments));
  }

  @Override
  public void close() throws IOException {
    wire.close(shell);
  }
}
